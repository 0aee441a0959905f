"""The program that answers first: what it knows, that it leaves, and that it never comes back."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from notifications.models import Notice
from shop.chat.assistant.replies import FAREWELL, HANDOVER, HELLO, MOST, reply_to
from shop.chat.assistant.texts import BUILT_IN
from shop.chat.exceptions import ChatRefused
from shop.chat.models import Conversation, Message, Turn
from shop.chat.selectors import inbox_of, response_figures, side_of, unread_conversations
from shop.chat.services.hand_over import hand_over
from shop.chat.services.open_conversation import Subject, open_conversation
from shop.chat.tests.conftest import answers, say, told
from tests.builders import a_user
from tests.support.hostile import payloads
from tests.support.together import together

pytestmark = pytest.mark.django_db


def is_assisted(conversation: Conversation) -> bool:
    return Conversation.objects.get(pk=conversation.pk).assisted


# --- What it says ---------------------------------------------------------------------------
def test_it_answers_once_says_what_it_is_and_nobody_is_called(
    asked: Conversation, kadiatou: Any, moderator: Any
) -> None:
    say(kadiatou, asked, "Comment payer ?")
    question, answer = Message.objects.order_by("number")
    assert (question.assistant, answer.assistant, answer.author) == ("", "pay", None)
    assert answer.text.startswith("Comment payer\nVous payez à la livraison")
    assert "Écrivez « personne »" in answer.text
    assert is_assisted(asked)
    # The team may look, and nothing calls it.
    assert [side.conversation for side in inbox_of(moderator)] == [asked]
    mine = side_of(moderator, conversation=asked)
    assert (unread_conversations(moderator), told(moderator), mine and mine.unread) == (0, 0, 0)
    assert unread_conversations(kadiatou) == 1
    assert told(kadiatou) == 0


def test_it_answers_in_the_language_of_the_question(asked: Conversation, kadiatou: Any) -> None:
    say(kadiatou, asked, "How do I get a refund?")
    answer = Message.objects.exclude(assistant="").get()
    assert answer.text.startswith("Return a product\n")
    assert "Write “person”" in answer.text


def test_the_same_message_sent_twice_is_answered_once(asked: Conversation, kadiatou: Any) -> None:
    first = say(kadiatou, asked, "Comment payer ?")
    again = say(kadiatou, asked, "Comment payer ?", client_id=first.client_id)
    assert again == first
    assert answers(asked) == ["pay"]


def test_a_greeting_is_greeted_once(asked: Conversation, kadiatou: Any) -> None:
    say(kadiatou, asked, "Bonjour !")
    assert "un programme, pas une personne" in Message.objects.get(assistant=HELLO).text
    say(kadiatou, asked, "Salut")
    assert answers(asked) == [HELLO, HANDOVER]


# --- Handing over ---------------------------------------------------------------------------
@pytest.mark.parametrize("words", ["personne", "Quelle est la capitale du Japon ?"])
def test_it_hands_over_when_asked_or_when_it_does_not_know(
    asked: Conversation, kadiatou: Any, moderator: Any, words: str
) -> None:
    say(kadiatou, asked, "Comment payer ?")
    say(kadiatou, asked, words)
    assert answers(asked) == ["pay", HANDOVER]
    assert not is_assisted(asked)
    # The whole thread is there, and now it is waited for.
    side = side_of(moderator, conversation=asked)
    assert side
    assert side.unread == 4
    assert (unread_conversations(moderator), told(moderator)) == (1, 1)
    assert Notice.objects.get(recipient=moderator).context["text"] == words
    # It never speaks again, whatever is written.
    for more in ("Comment payer ?", "Bonjour", "personne"):
        say(kadiatou, asked, more)
    say(moderator, asked, "Bonjour, je regarde.")
    say(kadiatou, asked, "Où est ma commande ?")
    assert answers(asked) == ["pay", HANDOVER]


def test_a_photo_needs_eyes(asked: Conversation, kadiatou: Any, a_picture: Any) -> None:
    say(kadiatou, asked, "", picture=a_picture)
    assert answers(asked) == [HANDOVER]


def test_the_button_hands_over_once(asked: Conversation, kadiatou: Any, moderator: Any) -> None:
    say(kadiatou, asked, "Comment payer ?")
    assert hand_over(kadiatou, conversation=asked) is True
    assert hand_over(kadiatou, conversation=asked) is False
    assert answers(asked) == ["pay", HANDOVER]
    assert Notice.objects.get(recipient=moderator).context["text"] == "Comment payer ?"


def test_asked_before_the_first_word_it_says_nothing_at_all(
    asked: Conversation, kadiatou: Any, moderator: Any
) -> None:
    assert hand_over(kadiatou, conversation=asked) is True
    assert not Message.objects.exists()
    say(kadiatou, asked, "Comment payer ?")
    assert answers(asked) == []
    assert told(moderator) == 1


def test_it_falls_silent_when_the_team_writes(
    asked: Conversation, kadiatou: Any, moderator: Any
) -> None:
    say(kadiatou, asked, "Comment payer ?")
    say(moderator, asked, "Et même par Orange Money, bientôt.")
    say(kadiatou, asked, "Où est ma commande ?")
    assert answers(asked) == ["pay"]


def test_strangers_hand_nothing_over(
    asked: Conversation, kadiatou: Any, fatou: Any, moderator: Any
) -> None:
    say(kadiatou, asked, "Comment payer ?")
    for person in (fatou, moderator):
        with pytest.raises(ChatRefused, match=r"^not_yours$"):
            hand_over(person, conversation=asked)
    assert is_assisted(asked)


# --- It cannot be led round in circles ------------------------------------------------------
def test_it_never_says_the_same_twice(asked: Conversation, kadiatou: Any) -> None:
    say(kadiatou, asked, "Comment payer ?")
    say(kadiatou, asked, "Comment payer ?")
    assert answers(asked) == ["pay", HANDOVER]


def test_it_answers_so_often_and_no_more(asked: Conversation, kadiatou: Any) -> None:
    titles = [str(text.title) for text in BUILT_IN]
    for title in titles[: MOST + 3]:
        say(kadiatou, asked, title)
    assert answers(asked) == [text.slug for text in BUILT_IN[:MOST]] + [HANDOVER]


def test_its_own_words_sent_back_to_it_end(asked: Conversation, kadiatou: Any) -> None:
    words = "Bonjour"
    for _ in range(20):
        say(kadiatou, asked, words)
        words = Message.objects.order_by("-number")[0].text
    assert answers(asked).count(HANDOVER) == 1
    assert len(answers(asked)) <= MOST + 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_asked_from_many_tabs_at_once_it_leaves_once(
    asked: Conversation, kadiatou: Any, moderator: Any
) -> None:
    together(6, lambda n: say(kadiatou, asked, ["Comment payer ?", "personne"][n % 2]))
    assert answers(asked).count(HANDOVER) == 1
    last = Message.objects.order_by("number").values_list("assistant", flat=True)
    after = list(last)[list(last).index(HANDOVER) + 1 :]
    assert set(after) <= {""}
    numbers = list(Message.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


# --- Beside it ------------------------------------------------------------------------------
def test_it_is_no_answer_of_a_store(
    asked: Conversation, conversation: Conversation, kadiatou: Any, her_store: Any
) -> None:
    say(kadiatou, asked, "Comment payer ?")
    assert not Turn.objects.exists()
    say(kadiatou, conversation, "Comment payer ?")
    assert answers(conversation) == []
    assert Turn.objects.get().answered_at is None
    figures = response_figures(her_store)
    assert (figures.asked, figures.answered) == (0, 0)


def test_it_repeats_nobody_s_words(asked: Conversation, kadiatou: Any) -> None:
    kadiatou.first_name = "<img src=x onerror=alert(1)>"
    kadiatou.save()
    known = {str(FAREWELL)} | {str(text.title) for text in BUILT_IN}
    for number, payload in enumerate(payloads()[::8]):
        person = a_user(email=f"p{number}@makiti.test", first_name=payload[:30])
        begun = open_conversation(person, subject=Subject())
        say(person, begun, f"{payload} Comment payer ? {payload}")
        answer = Message.objects.exclude(assistant="").get(conversation=begun)
        assert answer.text.split("\n")[0] in known
        assert "<" not in answer.text


def test_no_payload_comes_back_in_what_it_says() -> None:
    every = payloads()
    assert len(set(every)) >= 200
    for payload in every:
        for language in ("fr", "en"):
            for words in (payload, f"Comment payer ? {payload}"):
                reply = reply_to(words, before=[], language=language)
                assert not set("<>{}=") & set(reply.text)


def test_the_database_knows_that_it_is_nobody(asked: Conversation, kadiatou: Any) -> None:
    message = say(kadiatou, asked, "Comment payer ?")
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(assistant="pay")
