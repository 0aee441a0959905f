"""The pages of conversations, as the two sides and as a stranger; all of it without a script."""

from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from shop.chat.models import Conversation, Message, QuickReply, Report
from shop.chat.selectors import side_of
from shop.chat.services.decide_report import decide_report
from shop.chat.services.set_block import set_block
from shop.chat.tests.conftest import say
from tests.builders import a_product

pytestmark = pytest.mark.django_db

INBOX = "/fr/account/messages/"


def as_(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text(answer: Any) -> str:
    return str(answer.content.decode())


def at(conversation: Conversation, more: str = "") -> str:
    return f"{INBOX}{conversation.pk}/{more}"


def status_of(client: Client, url: str) -> int:
    answer = client.get(url)
    if answer.streaming:
        assert b"".join(answer.streaming_content)
    return int(answer.status_code)


def a_photo() -> SimpleUploadedFile:
    file = BytesIO()
    Image.effect_noise((80, 60), 90).convert("RGB").save(file, "JPEG")
    return SimpleUploadedFile("IMG.jpg", file.getvalue(), content_type="image/jpeg")


# --- From a product, from an order ----------------------------------------------------------
def test_a_question_begins_on_the_product_and_is_answered(
    kadiatou: Any, aissatou: Any, bazin: Any
) -> None:
    shopper, seller = as_(kadiatou), as_(aissatou)
    assert f"messages/new/?product={bazin.pk}" in text(shopper.get(bazin.get_absolute_url()))
    address = f"{INBOX}new/?product={bazin.pk}"
    assert "Bazin riche" in text(shopper.get(address))
    # Looking writes nothing, and an empty form neither.
    assert "Écrivez un message" in text(shopper.post(address, {"text": " "}))
    assert not Conversation.objects.exists()
    page = shopper.post(address, {"text": "Il est large de combien ?"}, follow=True)
    assert "Il est large de combien ?" in text(page)
    conversation = Conversation.objects.get()
    assert conversation.product == bazin
    listed = text(seller.get(INBOX))
    for words in ("Kadiatou", "1 non lu", "pour Boutique Aïssatou", "Bazin riche"):
        assert words in listed
    page = seller.post(at(conversation), {"text": "Un mètre vingt."}, follow=True)
    assert "Vous répondez pour Boutique Aïssatou" in text(page)
    assert "Un mètre vingt." in text(shopper.get(at(conversation)))
    assert shopper.get(address)["Location"] == at(conversation, "#last")


def test_numbers_of_the_other_side_are_nowhere(
    conversation: Conversation, kadiatou: Any, aissatou: Any
) -> None:
    say(kadiatou, conversation)
    say(aissatou, conversation)
    for person in (kadiatou, aissatou):
        for path in (INBOX, at(conversation)):
            page = text(as_(person).get(path)).replace(" ", "")
            assert "62000000" not in page
            assert "@makiti.test" not in page


def test_an_order_of_two_stores_asks_which(
    kadiatou: Any, her_store: Any, other_store: Any, oumar: Any
) -> None:
    from tests.races.helpers import at_the_last_step, place

    place(at_the_last_step(a_product(store=her_store), user=kadiatou))
    order = kadiatou.orders.get()
    client = as_(kadiatou)
    page = text(client.get(f"{INBOX}new/?order={order.number}"))
    assert "Boutique Aïssatou" in page
    assert "Chez Fatou" not in page
    new = f"{INBOX}new/?order={order.number}&store=boutique-aissatou"
    assert f"Commande {order.number}" in text(client.post(new, {"text": "Où ?"}, follow=True))
    foreign = f"{INBOX}new/?order={order.number}&store=chez-fatou"
    assert "Cela ne vous concerne pas" in text(client.post(foreign, {"text": "Où ?"}))
    assert as_(oumar).get(new).status_code == 404
    assert as_(oumar).get(f"{INBOX}new/?order={order.number}").status_code == 404


@pytest.mark.parametrize(
    "query", ["product=0", "product=x", "product=" + "9" * 30, "store=rien", "order=x", "parcel=x"]
)
def test_what_is_not_there_is_no_subject(kadiatou: Any, query: str) -> None:
    assert as_(kadiatou).get(f"{INBOX}new/?{query}").status_code == 404


def test_ones_own_store_leads_to_its_messages(aissatou: Any, bazin: Any) -> None:
    answer = as_(aissatou).get(f"{INBOX}new/?product={bazin.pk}")
    assert answer["Location"] == INBOX


def test_nobody_signs_in_first(bazin: Any, conversation: Conversation) -> None:
    for path in (INBOX, f"{INBOX}new/?product={bazin.pk}", at(conversation)):
        assert Client().get(path)["Location"].startswith("/fr/account/login/?next=")


# --- Strangers ------------------------------------------------------------------------------
@pytest.mark.parametrize("who", ["fatou", "ibrahima", "mamadou", "admin"])
def test_strangers_see_and_do_nothing(
    request: pytest.FixtureRequest,
    conversation: Conversation,
    kadiatou: Any,
    aissatou: Any,
    her_store: Any,
    other_store: Any,
    who: str,
) -> None:
    """A rival store, a courier, a former team member, even the administration."""
    say(kadiatou, conversation, "SECRET")
    stranger = request.getfixturevalue(who)
    her_store.users.remove(stranger)
    client = as_(stranger)
    assert "SECRET" not in text(client.get(INBOX)) + text(client.get(INBOX + "?q=secret"))
    for path, told in (
        ("", {"text": "x"}),
        ("seen/", {"number": 1}),
        ("block/", {"blocked": 1}),
        ("report/1/", {"reason": "fraud"}),
    ):
        assert client.post(at(conversation, path), told).status_code == 404
    assert client.get(at(conversation)).status_code == 404
    assert client.get(at(conversation, "report/1/")).status_code == 404
    assert client.post(f"{INBOX}replies/boutique-aissatou/", {"text": "x"}).status_code == 404
    assert [m.objects.count() for m in (Message, Report, QuickReply)] == [1, 0, 0]
    assert side_of(aissatou, conversation=conversation).unread == 1


def test_a_photo_is_for_the_two_sides(
    conversation: Conversation, kadiatou: Any, aissatou: Any, fatou: Any, moderator: Any
) -> None:
    as_(kadiatou).post(at(conversation), {"picture": a_photo()})
    message = Message.objects.get()
    assert (message.width, message.height) == (80, 60)
    url = f"/files/chat/{message.pk}/"
    assert url in text(as_(aissatou).get(at(conversation)))
    for person, status in ((kadiatou, 200), (aissatou, 200), (fatou, 404), (moderator, 404)):
        assert status_of(as_(person), url) == status
    assert Client().get(url).status_code == 404
    report = message.reports.create(reporter=aissatou, reason="other")
    assert status_of(as_(moderator), url) == 200
    decide_report(report, by=moderator, uphold=True)
    assert as_(aissatou).get(url).status_code == 404
    assert "Message retiré" in text(as_(aissatou).get(at(conversation)))


# --- Writing --------------------------------------------------------------------------------
def test_what_is_refused_stays_typed(conversation: Conversation, kadiatou: Any) -> None:
    client = as_(kadiatou)
    file = SimpleUploadedFile("x.jpg", b"no picture at all", content_type="image/jpeg")
    page = text(client.post(at(conversation), {"text": "Voici la photo", "picture": file}))
    assert "Voici la photo</textarea>" in page
    assert "n’est pas une photo" in page
    page = text(client.post(at(conversation), {"text": "é" * 4001}))
    assert "4 000 caractères au plus" in page.replace("\u202f", " ").replace("\xa0", " ")
    assert "é" * 4001 in page
    assert not Message.objects.exists()


def test_two_taps_say_it_once_and_going_back_says_the_new(
    conversation: Conversation, kadiatou: Any
) -> None:
    client, key = as_(kadiatou), uuid4()
    for words in ("un", "un", "deux"):
        client.post(at(conversation), {"text": words, "client_id": key})
    assert list(Message.objects.order_by("number").values_list("text", flat=True)) == ["un", "deux"]


def test_a_quick_reply_is_one_tap(
    conversation: Conversation, kadiatou: Any, aissatou: Any, other_store: Any
) -> None:
    say(kadiatou, conversation)
    seller, replies = as_(aissatou), f"{INBOX}replies/boutique-aissatou/"
    for _ in range(2):
        seller.post(replies, {"text": "  Oui, il en reste. "})
    foreign = QuickReply.objects.create(store=other_store, text="Étrangère")
    reply = QuickReply.objects.get(store__code="boutique-aissatou")
    assert "Oui, il en reste." in text(seller.get(at(conversation)))
    assert "Oui, il en reste." not in text(as_(kadiatou).get(at(conversation)))
    seller.post(at(conversation), {"quick": reply.pk})
    seller.post(at(conversation), {"quick": foreign.pk})
    assert Message.objects.order_by("-number")[0].text == "Oui, il en reste."
    assert Message.objects.count() == 2
    seller.post(replies, {"drop": foreign.pk})
    seller.post(replies, {"drop": reply.pk})
    assert list(QuickReply.objects.all()) == [foreign]


def test_read_blocked_and_reported_by_buttons(
    conversation: Conversation, kadiatou: Any, aissatou: Any
) -> None:
    say(aissatou, conversation, "Payez à evil.com")
    client = as_(kadiatou)
    page = text(client.get(at(conversation)))
    assert "Cette adresse n’est pas à Makiti" in page
    assert 'href="http://evil.com' not in page
    assert side_of(kadiatou, conversation=conversation).unread == 1
    client.post(at(conversation, "seen/"), {"number": "1"})
    assert side_of(kadiatou, conversation=conversation).unread == 0
    assert "Choisissez une raison" in text(client.post(at(conversation, "report/1/"), {}))
    page = text(client.post(at(conversation, "report/1/"), {"reason": "fraud"}, follow=True))
    assert "Notre équipe regarde ce message" in page
    assert as_(aissatou).get(at(conversation, "report/1/")).status_code == 404
    page = text(client.post(at(conversation, "block/"), {"blocked": "1"}, follow=True))
    assert "Cette conversation est fermée" in page
    assert "Ne plus bloquer" in page
    assert "Ne plus bloquer" not in text(as_(aissatou).get(at(conversation)))
    set_block(kadiatou, conversation=conversation, blocked=False)
    assert "<textarea" in text(client.get(at(conversation)))
