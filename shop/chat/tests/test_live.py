"""What open pages are told of a message is what its row says, and costs them no question."""

import json
from typing import Any

import pytest

from shop.chat.live import packed, unpacked
from shop.chat.models import Conversation, Message
from shop.chat.selectors import messages_of, side_of
from shop.chat.services.open_conversation import Subject, open_conversation
from shop.chat.tests.conftest import say
from shop.chat.told import Line

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(
    kadiatou: Any, aissatou: Any, mamadou: Any, conversation: Conversation, a_picture: Any
) -> Conversation:
    say(kadiatou, conversation, "Il est large de combien ? <b>")
    say(aissatou, conversation, "Voyez http://evil.com/x", picture=a_picture)
    say(mamadou, conversation, "2 mètres 🙂")
    return conversation


def both_ways(message: Message, *, reader: Any, assert_num_queries: Any) -> tuple[Any, Any]:
    side = side_of(reader, conversation=message.conversation_id)
    assert side is not None
    row = json.loads(json.dumps(packed(message)))
    with assert_num_queries(0):
        heard = Line(unpacked(row, side=side), side=side, reader=reader).as_data
    return heard, Line(message, side=side, reader=reader).as_data


def test_each_side_hears_what_it_would_read(
    told: Conversation,
    kadiatou: Any,
    aissatou: Any,
    mamadou: Any,
    django_assert_num_queries: Any,
) -> None:
    messages = list(messages_of(told.pk))
    assert len(messages) == 3
    for message in messages:
        for reader in (kadiatou, aissatou, mamadou):
            heard, read = both_ways(
                message, reader=reader, assert_num_queries=django_assert_num_queries
            )
            assert heard == read


def test_the_assistant_is_heard_as_what_it_is(
    kadiatou: Any, django_assert_num_queries: Any
) -> None:
    asked = open_conversation(kadiatou, subject=Subject())
    say(kadiatou, asked, "Comment payer ?")
    answer = messages_of(asked.pk).get(number=2)
    heard, read = both_ways(answer, reader=kadiatou, assert_num_queries=django_assert_num_queries)
    assert heard == read
    assert heard["assistant"] is True
