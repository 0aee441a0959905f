"""Who may open, read and write what; once, in order, and no more than is decent."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from core.limits import Limit, Pace
from shop.chat.exceptions import ChatRefused
from shop.chat.models import Conversation, Message, Side
from shop.chat.names import shown_name
from shop.chat.selectors import (
    inbox_of,
    messages_of,
    messages_with,
    other_side,
    side_of,
    unread_conversations,
)
from shop.chat.services import open_conversation as opening
from shop.chat.services import send_message as sending
from shop.chat.services.mark_seen import mark_seen
from shop.chat.services.open_conversation import Subject, open_conversation
from shop.chat.services.report_message import report_message
from shop.chat.services.set_block import set_block
from shop.chat.tests.conftest import Road, say
from shop.chat.words import LONGEST, clean_text, leads_outside
from tests.builders import a_product
from tests.support.together import together

pytestmark = pytest.mark.django_db


def refused(code: str) -> Any:
    return pytest.raises(ChatRefused, match=f"^{code}$")


# --- Opening --------------------------------------------------------------------------------
def test_opening_twice_finds_the_first(kadiatou: Any, her_store: Any, bazin: Any) -> None:
    first = open_conversation(kadiatou, subject=Subject(store=her_store, product=bazin))
    again = open_conversation(kadiatou, subject=Subject(store=her_store, product=bazin))
    plain = open_conversation(kadiatou, subject=Subject(store=her_store))
    assert first == again != plain
    assert {side.role for side in first.sides.all()} == {"person", "store"}


def test_nobody_asks_their_own_store_or_about_what_is_not_sold_there(
    mamadou: Any, kadiatou: Any, her_store: Any, other_store: Any, bazin: Any
) -> None:
    with refused("own_store"):
        open_conversation(mamadou, subject=Subject(store=her_store))
    with refused("not_yours"):
        open_conversation(kadiatou, subject=Subject(store=other_store, product=bazin))
    assert not Conversation.objects.exists()


def test_an_empty_conversation_is_in_nobody_s_list(
    conversation: Conversation, kadiatou: Any, aissatou: Any
) -> None:
    assert not inbox_of(aissatou).exists()
    say(kadiatou, conversation)
    assert [side.conversation for side in inbox_of(aissatou)] == [conversation]


def test_too_many_are_not_opened(
    kadiatou: Any, her_store: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "OPEN", Limit("chat.open", most=2, seconds=3600))
    for _ in range(2):
        open_conversation(
            kadiatou, subject=Subject(store=her_store, product=a_product(store=her_store))
        )
    with refused("too_fast"):
        open_conversation(kadiatou, subject=Subject(store=her_store))


# --- Who has a part -------------------------------------------------------------------------
def test_the_team_answers_as_the_store_and_strangers_do_nothing(
    conversation: Conversation, kadiatou: Any, aissatou: Any, mamadou: Any, fatou: Any, sekou: Any
) -> None:
    say(kadiatou, conversation)
    assert say(aissatou, conversation).side == say(mamadou, conversation).side
    for stranger in (fatou, sekou):
        assert side_of(stranger, conversation=conversation) is None
        assert not inbox_of(stranger).exists()
        assert not messages_with("bonjour", person=stranger).exists()
        with refused("not_yours"):
            say(stranger, conversation)
        with refused("not_yours"):
            mark_seen(stranger, conversation=conversation, number=1)
        with refused("not_yours"):
            set_block(stranger, conversation=conversation, blocked=True)
        with refused("not_yours"):
            report_message(stranger, message=conversation.messages.get(number=1), reason="fraud")
    assert conversation.messages.count() == 3


def test_who_leaves_the_team_reads_and_writes_no_more(
    conversation: Conversation, kadiatou: Any, mamadou: Any, her_store: Any
) -> None:
    say(kadiatou, conversation)
    say(mamadou, conversation)
    her_store.users.remove(mamadou)
    assert not inbox_of(mamadou).exists()
    with refused("not_yours"):
        say(mamadou, conversation)


def test_who_is_put_out_writes_no_more(conversation: Conversation, kadiatou: Any) -> None:
    kadiatou.is_active = False
    with refused("not_yours"):
        say(kadiatou, conversation)


def test_moderators_answer_for_the_team(kadiatou: Any, moderator: Any, editor: Any) -> None:
    help_me = open_conversation(kadiatou, subject=Subject())
    say(kadiatou, help_me, "Où est ma commande ?")
    assert say(moderator, help_me, "Je regarde.").side.role == "support"
    assert str(other_side(side_of(kadiatou, conversation=help_me)).name) == "Équipe Makiti"
    with refused("not_yours"):
        say(editor, help_me)
    with refused("not_yours"):
        set_block(kadiatou, conversation=help_me, blocked=True)


def test_a_courier_is_heard_while_the_parcel_is_on_its_way(
    road: Road, kadiatou: Any, ibrahima: Any, sekou: Any
) -> None:
    parcel = open_conversation(kadiatou, subject=Subject(parcel="C-1"))
    say(kadiatou, parcel, "Je suis au portail bleu")
    assert say(ibrahima, parcel).side.role == "courier"
    with refused("not_yours"):
        open_conversation(sekou, subject=Subject(parcel="C-1"))
    road.courier = sekou
    with refused("not_yours"):
        say(ibrahima, parcel)
    say(sekou, parcel)
    road.courier = None
    with refused("gone"):
        say(kadiatou, parcel)
    assert messages_of(parcel).count() == 3


# --- What is written ------------------------------------------------------------------------
def test_sending_twice_is_one_message(
    conversation: Conversation, kadiatou: Any, aissatou: Any, her_store: Any
) -> None:
    key = uuid4()
    first = say(kadiatou, conversation, "un", client_id=key)
    assert say(kadiatou, conversation, "deux", client_id=key) == first
    assert say(aissatou, conversation, "autre", client_id=key) != first
    elsewhere = open_conversation(kadiatou, subject=Subject(store=her_store))
    with refused("used"):
        say(kadiatou, elsewhere, "un", client_id=key)
    assert [(m.number, m.text) for m in messages_of(conversation)] == [(1, "un"), (2, "autre")]


@pytest.mark.parametrize(("text", "code"), [("", "empty"), (" \n\x00\u202e ", "empty")])
def test_nothing_is_no_message(
    conversation: Conversation, kadiatou: Any, text: str, code: str
) -> None:
    with refused(code):
        say(kadiatou, conversation, text)
    conversation.refresh_from_db()
    assert conversation.last_number == 0


def test_four_thousand_letters_and_not_one_more(conversation: Conversation, kadiatou: Any) -> None:
    assert len(say(kadiatou, conversation, "😀" * LONGEST).text) == 4000
    with refused("too_long"):
        say(kadiatou, conversation, "😀" * (LONGEST + 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.update(text="a" * 4001)


def test_what_steers_a_screen_is_not_kept() -> None:
    assert clean_text(" a\r\nb\x1b[0m\u202e\ud800 c\x00 ") == "a\nb[0m c"
    assert clean_text("👩‍🌾") == "👩‍🌾"


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("voir https://evil.example/x", True),
        ("voir evil.com/payer", True),
        ("(www.evil.gn)", True),
        ("HTTP://EVIL.EXAMPLE", True),
        ("javascript://evil.com/%0aalert(1)", True),
        ("http://localhost:8000/fr/shop/", False),
        ("merci.bonne journée", False),
        ("3.500 GNF, M. Barry.", False),
        ("moi@example.com", False),
        ("http://[bad", True),
    ],
)
def test_an_address_elsewhere_is_noticed(text: str, outside: bool) -> None:
    assert leads_outside(text) is outside


def test_a_flood_is_stopped(
    conversation: Conversation, kadiatou: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "SAY", Pace("chat.say", most=3, seconds=10**9))
    key = uuid4()
    for _ in range(2):
        say(kadiatou, conversation)
    first = say(kadiatou, conversation, client_id=key)
    with refused("too_fast"):
        say(kadiatou, conversation)
    # A retry of what stands is no new one.
    assert say(kadiatou, conversation, client_id=key) == first
    assert conversation.messages.count() == 3


@pytest.mark.parametrize("name", ["+224 620 00 00 02", "620-00-00-02", "k@example.com", "  "])
def test_a_name_that_is_a_number_is_not_shown(kadiatou: Any, name: str) -> None:
    kadiatou.first_name = name
    assert shown_name(kadiatou) == "Une personne"
    kadiatou.first_name = "Kadiatou 2"
    assert shown_name(kadiatou) == "Kadiatou 2"


# --- Read marks, search ---------------------------------------------------------------------
def test_what_is_read_moves_forwards_only(
    conversation: Conversation, kadiatou: Any, aissatou: Any, mamadou: Any
) -> None:
    for text in ("un", "deux", "trois"):
        say(kadiatou, conversation, text)
    assert unread_conversations(aissatou) == unread_conversations(mamadou) == 1
    assert side_of(aissatou, conversation=conversation).unread == 3
    assert mark_seen(aissatou, conversation=conversation, number=2)
    assert not mark_seen(aissatou, conversation=conversation, number=1)
    assert side_of(mamadou, conversation=conversation).unread == 1
    assert mark_seen(mamadou, conversation=conversation, number=10**6)
    assert side_of(mamadou, conversation=conversation).read_number == 3
    assert unread_conversations(aissatou) == unread_conversations(kadiatou) == 0


def test_words_are_found_without_accents_by_both_sides_only(
    conversation: Conversation, kadiatou: Any, aissatou: Any, fatou: Any
) -> None:
    found = say(kadiatou, conversation, "Avez-vous du bazin brodé 100% coton ?")
    say(aissatou, conversation, "Oui")
    for person in (kadiatou, aissatou):
        assert list(messages_with("BRODE  coton", person=person)) == [found]
        assert not messages_with("100%coton_", person=person).exists()
    assert not messages_with("bazin", person=fatou).exists()


# --- Twice at once --------------------------------------------------------------------------
@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_numbers_without_gaps(
    conversation: Conversation, kadiatou: Any, aissatou: Any
) -> None:
    keys = [uuid4() for _ in range(6)]

    def go(n: int) -> int:
        author = kadiatou if n % 2 else aissatou
        return say(author, conversation, f"{n}", client_id=keys[n // 4 * 2 + n % 2]).number

    together(12, go)
    numbers = list(messages_of(conversation).values_list("number", flat=True))
    # Each of the six was sent twice at once.
    assert numbers == [1, 2, 3, 4, 5, 6]
    assert Conversation.objects.get().last_number == 6


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_opening_at_once_opens_one(kadiatou: Any, her_store: Any) -> None:
    found = together(6, lambda _: open_conversation(kadiatou, subject=Subject(store=her_store)))
    assert len({one.pk for one in found}) == 1
    assert Side.objects.count() == 2
