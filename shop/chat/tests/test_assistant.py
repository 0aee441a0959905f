"""The program that answers first: what it knows, that it leaves, and that it never comes back."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import override

from notifications.models import Notice
from shop.chat import ports
from shop.chat.assistant.replies import FAREWELL, HANDOVER, HELLO, MOST, reply_to
from shop.chat.assistant.search import find, wants_a_person
from shop.chat.assistant.texts import BUILT_IN
from shop.chat.exceptions import ChatRefused
from shop.chat.models import Conversation, Message, Turn
from shop.chat.ports import HelpText
from shop.chat.selectors import inbox_of, response_figures, side_of, unread_conversations
from shop.chat.services.hand_over import hand_over
from shop.chat.services.open_conversation import Subject, open_conversation
from shop.chat.tests.conftest import say
from tests.builders import a_user
from tests.support.hostile import payloads
from tests.support.together import together

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(kadiatou: Any) -> Conversation:
    """Kadiatou speaks to the team."""
    return open_conversation(kadiatou, subject=Subject())


def answers(conversation: Conversation) -> list[str]:
    rows = Message.objects.filter(conversation=conversation).exclude(assistant="")
    return list(rows.order_by("number").values_list("assistant", flat=True))


def is_assisted(conversation: Conversation) -> bool:
    return Conversation.objects.get(pk=conversation.pk).assisted


def told(person: Any) -> int:
    return Notice.objects.filter(recipient=person, kind="chat.message").count()


# --- What it knows --------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("question", "slug"),
    [
        ("ou es ma comande ??", "track"),
        ("mon colli est en retard", "track"),
        ("Combien coûte la LIVRAISON à Kaloum ?", "delivery"),
        ("livrason", "delivery"),
        ("je peu payé comment", "pay"),
        ("je veux etre rembourssé", "return"),
        ("mot de pase oublier", "sign-in"),
        ("annulé ma commande svp", "cancel"),
        ("Un vendeur m’a demandé mon code orange money", "fraud"),
        ("Une personne me demande un code", "fraud"),
        ("numero de tel à changer", "details"),
        ("where is my order", "track"),
        ("how do I get a refund?", "return"),
        ("I want to delete my account", "privacy"),
    ],
)
def test_it_finds_what_is_asked_however_it_is_written(question: str, slug: str) -> None:
    found = find(question, language="fr")
    assert found
    assert found.slug == slug


@pytest.mark.parametrize(
    "question",
    [
        "Quelle est la capitale du Japon ?",
        "Comment vendre sur Makiti ?",
        "Recette du poulet yassa",
        "Quel temps fait-il ?",
        "👍👍👍",
        "12345678",
        "",
        "x" * 4000,
        "mot " * 1000 + "zzz",
    ],
)
def test_it_knows_that_it_does_not_know(question: str) -> None:
    found = find(question, language="fr")
    assert found is None or question.startswith("mot ")


def test_each_text_is_found_by_its_own_title_in_both_languages() -> None:
    for code, _name in settings.LANGUAGES:
        with override(code):
            titles = {text.slug: str(text.title) for text in BUILT_IN}
        found = {slug: find(title, language=code) for slug, title in titles.items()}
        assert {slug: one and one.slug for slug, one in found.items()} == {s: s for s in titles}
        assert all(one and one.language == code for one in found.values())


@pytest.mark.parametrize(
    ("words", "wants"),
    [
        ("personne", True),
        ("Je voudrais parler à une vraie personne", True),
        ("Can I talk to a human please", True),
        ("Une personne me demande un code", False),
        ("Bonjour", False),
    ],
)
def test_it_hears_when_a_person_is_wanted(words: str, wants: bool) -> None:
    assert wants_a_person(words) is wants


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


# --- The port -------------------------------------------------------------------------------
@pytest.fixture
def help_pages(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the room of the help pages will register."""
    texts: list[Any] = [HelpText("bazin", "Laver un bazin", "À l’eau froide.", "lessive")]

    class Pages:
        def texts(self) -> Sequence[HelpText]:
            if texts == ["broken"]:
                raise RuntimeError
            return texts

    monkeypatch.setattr(ports, "_help", [*ports._help])
    ports.register_help(Pages())
    return texts


def test_help_pages_take_the_place_of_the_built_in_texts(
    asked: Conversation, kadiatou: Any, help_pages: list[Any]
) -> None:
    say(kadiatou, asked, "lesive pour mon basin ?")
    assert answers(asked) == ["bazin"]
    say(kadiatou, asked, "Comment payer ?")
    assert answers(asked) == ["bazin", HANDOVER]


def test_help_pages_that_fail_lose_no_message(
    asked: Conversation, kadiatou: Any, moderator: Any, help_pages: list[Any]
) -> None:
    help_pages[:] = ["broken"]
    say(kadiatou, asked, "Comment payer ?")
    assert answers(asked) == [HANDOVER]
    assert told(moderator) == 1
