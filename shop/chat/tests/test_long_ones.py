"""Long conversations, few queries, two languages; a look that changes nothing."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shop.chat.models import Conversation, Message
from shop.chat.selectors import side_of
from shop.chat.services.open_conversation import Subject, open_conversation
from shop.chat.tests.conftest import say
from shop.chat.tests.test_pages import INBOX, as_, at, text
from tests.builders import a_product, a_store

pytestmark = pytest.mark.django_db


def test_history_goes_back_leaf_by_leaf(
    conversation: Conversation, kadiatou: Any, aissatou: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    side = side_of(kadiatou, conversation=conversation)
    Message.objects.bulk_create(
        Message(
            conversation=conversation,
            number=n,
            side=side,
            author=kadiatou,
            text=f"[{n}]",
            search_text=f"[{n}]",
        )
        for n in range(1, 101)
    )
    Conversation.objects.update(last_number=100)
    client = as_(aissatou)
    seen, path = [], at(conversation)
    while path:
        page = client.get(path)
        seen = [line.message.number for line in page.context["lines"]] + seen
        path = f"{at(conversation)}?before={page.context['older']}" if page.context["older"] else ""
    assert seen == list(range(1, 101))
    for bad in ("0", "-1", "x", "9" * 40):
        assert client.get(at(conversation) + f"?before={bad}").status_code == 200
    found = text(client.get(INBOX + "?q=[42"))
    assert "?before=62#m42" in found
    assert "[41]" not in found


def test_more_of_them_cost_no_more_queries(
    conversation: Conversation, kadiatou: Any, aissatou: Any, her_store: Any, queries_of: Any
) -> None:
    say(kadiatou, conversation)
    client = as_(aissatou)
    few = [queries_of(client, path) for path in (INBOX, at(conversation), INBOX + "?q=bonjour")]
    for n in range(4):
        other = open_conversation(
            kadiatou, subject=Subject(store=her_store, product=a_product(store=her_store))
        )
        say(kadiatou, other, f"Bonjour {n}")
        say(kadiatou, conversation, f"Bonjour {n}")
    many = [queries_of(client, path) for path in (INBOX, at(conversation), INBOX + "?q=bonjour")]
    assert [len(m) for m in many] == [len(f) for f in few]
    assert max(len(m) for m in many) <= 16


@pytest.mark.parametrize("path", ["", "?q=rien", "new/", "replies/boutique-aissatou/"])
def test_the_pages_speak_english(aissatou: Any, her_store: Any, path: str) -> None:
    a_store(team=(aissatou,))
    aissatou.language = "en"
    aissatou.save(update_fields=["language"])
    page = text(as_(aissatou).get(INBOX.replace("/fr/", "/en/") + path, follow=True))
    assert 'lang="en"' in page
    assert "Messages" in page


def test_looking_writes_nothing(conversation: Conversation, kadiatou: Any, aissatou: Any) -> None:
    say(kadiatou, conversation)
    client = as_(aissatou)
    client.get(INBOX)
    with CaptureQueriesContext(connection) as caught:
        for path in (INBOX, at(conversation), f"{INBOX}new/", at(conversation, "report/1/")):
            client.get(path)
    assert not [q for q in caught if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
