"""The conversations of the demo: what stands in them, and that twice is once."""

from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from core.demo import Market, facts
from notifications.models import Delivery, Notice
from shop.chat.assistant.replies import HANDOVER
from shop.chat.demo import load_conversations
from shop.chat.models import Conversation, Message
from shop.chat.selectors import inbox_of, response_figures, unread_conversations
from tests.builders import a_product, a_store, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(aissatou: Any, mamadou: Any, fatou: Any, her_store: Any, moderator: Any) -> dict[str, Any]:
    a_store(name="Chez Fatou", code="chez-fatou", team=(fatou,))
    a_user(email="kadiatou@makiti.test", first_name="Kadiatou")
    a_user(email="oumar@makiti.test", first_name="Oumar")
    a_product(title="Pagne wax 6 yards « Éventail »", store=her_store)
    return {person.email: person for person in User.objects.all()}


def load() -> int:
    steps: list[int] = []
    load_conversations(Market(today=timezone.now()), steps.append)
    return sum(steps)


def test_they_are_as_the_facts_say_and_twice_is_once(cast: dict[str, Any], her_store: Any) -> None:
    assert load() == len(facts("conversations"))
    # Those about orders need the orders of the demo.
    assert Conversation.objects.count() == 4
    before = list(Message.objects.order_by("pk").values())
    assert load() == len(facts("conversations"))
    assert list(Message.objects.order_by("pk").values()) == before
    kadiatou, oumar = cast["kadiatou@makiti.test"], cast["oumar@makiti.test"]
    assert inbox_of(kadiatou).count() == 2
    assert unread_conversations(kadiatou) == 0
    assert unread_conversations(oumar) == 0
    assert unread_conversations(cast["aissatou@makiti.test"]) == 1
    # Rows alone: nobody's phone rings for an old story.
    told = Notice.objects.filter(kind="chat.message").values_list("recipient__email", flat=True)
    assert set(told) == {"aissatou@makiti.test", "mamadou@makiti.test"}
    assert not Delivery.objects.exists()
    figures = response_figures(her_store)
    assert figures.answered == 3
    assert figures.minutes == 14


def test_the_assistant_s_own_words_are_those_it_would_say(
    cast: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    facts_of = [{**told} for told in facts("conversations") if "store" not in told]
    for told in facts_of:
        told.pop("order")
    monkeypatch.setattr("shop.chat.demo.facts", lambda _name: facts_of)
    load()
    conversation = Conversation.objects.get()
    said = conversation.messages.order_by("number")
    assert [message.assistant for message in said] == ["", "track", "", HANDOVER, "", ""]
    assert not conversation.assisted
    assert conversation.last_number == 6
    assert [message.author for message in said][1::2][:2] == [None, None]
