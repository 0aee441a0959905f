"""The assistant on the pages and in the API, as its asker, as the team, and as strangers."""

from typing import Any

import pytest
from django.test import Client

from shop.chat.models import Conversation, Message
from shop.chat.services.open_conversation import Subject, open_conversation
from shop.chat.tests.conftest import say
from shop.chat.tests.test_pages import as_, at, text

pytestmark = pytest.mark.django_db

NEW = "/fr/account/messages/new/"
BUTTON = "Parler à une personne"
API = "/api/v1/chat/conversations/"


@pytest.fixture
def asked(kadiatou: Any) -> Conversation:
    return open_conversation(kadiatou, subject=Subject())


def is_assisted(conversation: Conversation) -> bool:
    return Conversation.objects.get(pk=conversation.pk).assisted


def test_the_page_says_that_a_program_answers_and_leads_to_a_person(
    kadiatou: Any, moderator: Any
) -> None:
    shopper, team = as_(kadiatou), as_(moderator)
    assert "Un assistant automatique répond d’abord" in text(shopper.get(NEW))
    page = text(shopper.post(NEW, {"text": "Comment payer ?"}, follow=True))
    for words in ("un programme, pas une personne", BUTTON, "Assistant automatique", "en espèces"):
        assert words in page
    # What a program said is nothing to report.
    assert "/report/" not in page
    conversation = Conversation.objects.get()
    listed = text(team.get("/fr/account/messages/"))
    assert "L’assistant automatique répond" in listed
    assert "non lu" not in listed
    assert "Il se tait dès que vous écrivez" in text(team.get(at(conversation)))
    page = text(shopper.post(at(conversation, "person/"), follow=True))
    assert "Je passe la main" in page
    assert BUTTON not in page
    assert "3 non lus" in text(team.get("/fr/account/messages/"))
    page = text(team.get(at(conversation)))
    assert page.index("Comment payer") < page.index("en espèces") < page.index("Je passe la main")


def test_a_person_at_once(kadiatou: Any, moderator: Any) -> None:
    shopper = as_(kadiatou)
    page = text(shopper.post(NEW, {"text": "Comment payer ?", "person": "1"}, follow=True))
    assert BUTTON not in page
    assert Message.objects.count() == 1
    assert "1 non lu" in text(as_(moderator).get("/fr/account/messages/"))


def test_a_store_has_no_assistant(kadiatou: Any, her_store: Any) -> None:
    page = text(as_(kadiatou).get(f"{NEW}?store={her_store.code}"))
    assert "assistant automatique" not in page
    assert "Envoyer à une personne" not in page


def test_nobody_else_hands_over_by_page_or_program(
    asked: Conversation, kadiatou: Any, fatou: Any, moderator: Any
) -> None:
    say(kadiatou, asked, "Comment payer ?")
    program = f"{API}{asked.pk}/person"
    for client, page, answer in (
        (Client(), 302, 401),
        (as_(fatou), 404, 404),
        (as_(moderator), 302, 403),
    ):
        assert client.post(at(asked, "person/")).status_code == page
        assert client.post(program).status_code == answer
    assert as_(kadiatou).get(at(asked, "person/")).status_code == 405
    assert is_assisted(asked)


def test_a_program_sees_and_ends_it(asked: Conversation, kadiatou: Any) -> None:
    client = as_(kadiatou)
    say(kadiatou, asked, "Comment payer ?")
    assert client.get(f"{API}{asked.pk}").json()["assisted"] is True
    items = client.get(f"{API}{asked.pk}/messages").json()["items"]
    assert [(one["assistant"], one["handed_over"]) for one in items] == [
        (False, False),
        (True, False),
    ]
    for _ in range(2):
        answer = client.post(f"{API}{asked.pk}/person")
        assert (answer.status_code, answer.json()) == (200, {"assisted": False})
    items = client.get(f"{API}{asked.pk}/messages").json()["items"]
    assert [one["handed_over"] for one in items] == [False, False, True]
