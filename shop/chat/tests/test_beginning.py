"""Who may begin with whom: a store with who bought of it, a parcel's shopper, store and courier."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from shop.chat.exceptions import ChatRefused
from shop.chat.models import Conversation, Message, Turn
from shop.chat.selectors import side_of
from shop.chat.services.open_conversation import Subject, open_conversation
from shop.chat.services.set_block import set_block
from shop.chat.tests.conftest import Road, say
from shop.chat.tests.test_pages import a_photo, as_, at, status_of, text
from shop.order.models import Order
from tests.builders import a_product
from tests.races.helpers import at_the_last_step, place

pytestmark = pytest.mark.django_db

NEW = "/fr/account/messages/new/"
API = "/api/v1/chat/conversations"


def refused(code: str) -> Any:
    return pytest.raises(ChatRefused, match=rf"^{code}$")


@pytest.fixture
def order(kadiatou: Any, her_store: Any) -> Order:
    place(at_the_last_step(a_product(store=her_store), user=kadiatou))
    return Order.objects.get()


# --- A store with who bought of it ----------------------------------------------------------
def test_a_store_writes_to_who_bought_of_it(
    order: Order, kadiatou: Any, mamadou: Any, her_store: Any
) -> None:
    address = f"{NEW}?as={her_store.code}&order={order.number}"
    seller = as_(mamadou)
    page = text(seller.get(address))
    assert "Kadiatou" in page
    assert f"/account/orders/{order.number}" not in page
    assert not Conversation.objects.exists()
    page = text(
        seller.post(address, {"text": "Le bleu est fini, prenez-vous le vert ?"}, follow=True)
    )
    assert "Vous répondez pour Boutique Aïssatou" in page
    conversation = Conversation.objects.get()
    assert "Le bleu est fini" in text(as_(kadiatou).get(at(conversation)))
    # Whoever begins: about this order the two have one conversation.
    again = open_conversation(kadiatou, subject=Subject(store=her_store, order=order))
    assert again == conversation
    # A store that begins has answered nothing.
    assert not Turn.objects.exists()


def test_it_writes_to_nobody_else(
    order: Order,
    kadiatou: Any,
    aissatou: Any,
    fatou: Any,
    oumar: Any,
    her_store: Any,
    other_store: Any,
) -> None:
    for person, subject in (
        (fatou, Subject(store=her_store, order=order, person=kadiatou)),
        (fatou, Subject(store=other_store, order=order, person=kadiatou)),
        (oumar, Subject(store=her_store, order=order, person=kadiatou)),
        (aissatou, Subject(store=her_store, order=order, person=oumar)),
        (aissatou, Subject(store=her_store, person=kadiatou)),
        (aissatou, Subject(order=order, person=kadiatou)),
    ):
        with refused("not_yours"):
            open_conversation(person, subject=subject)
    her_store.users.remove(aissatou)
    with refused("not_yours"):
        open_conversation(aissatou, subject=Subject(store=her_store, order=order, person=kadiatou))
    assert not Conversation.objects.exists()


def test_strangers_find_no_door_to_it(
    order: Order, fatou: Any, oumar: Any, aissatou: Any, her_store: Any, other_store: Any
) -> None:
    body = {"as_store": her_store.code, "order": order.number}
    rival = {"as_store": other_store.code, "order": order.number}
    for person in (fatou, oumar):
        client = as_(person)
        assert client.get(f"{NEW}?as={her_store.code}&order={order.number}").status_code == 404
        assert client.post(API, body, "application/json").status_code == 404
        assert client.post(API, rival, "application/json").status_code == 404
    assert as_(fatou).get(f"{NEW}?as={other_store.code}&order={order.number}").status_code == 404
    assert Client().post(API, body, "application/json").status_code == 401
    her_store.users.remove(aissatou)
    assert as_(aissatou).post(API, body, "application/json").status_code == 404
    assert not Conversation.objects.exists()


def test_a_program_begins_for_a_store(order: Order, aissatou: Any, her_store: Any) -> None:
    body = {"as_store": her_store.code, "order": order.number}
    told = as_(aissatou).post(API, body, "application/json").json()
    assert (told["role"], told["with_role"], told["with_name"]) == ("store", "person", "Kadiatou")


def test_a_guest_s_order_and_one_s_own_have_nobody_to_write_to(
    order: Order, aissatou: Any, kadiatou: Any, her_store: Any
) -> None:
    her_store.users.add(kadiatou)
    with refused("own_store"):
        open_conversation(aissatou, subject=Subject(store=her_store, order=order, person=kadiatou))
    Order.objects.update(user=None)
    address = f"{NEW}?as={her_store.code}&order={order.number}"
    assert as_(aissatou).get(address).status_code == 404


# --- The courier of a live parcel -----------------------------------------------------------
def test_store_and_courier_speak_while_the_parcel_is_on_its_way(
    road: Road, ibrahima: Any, aissatou: Any, sekou: Any, her_store: Any
) -> None:
    seller = as_(aissatou)
    address = f"{NEW}?as={her_store.code}&parcel=C-1"
    assert "Colis C-1" in text(seller.get(address))
    seller.post(address, {"text": "Le portail est bleu."})
    conversation = Conversation.objects.get()
    assert {side.role for side in conversation.sides.all()} == {"store", "courier"}
    assert say(ibrahima, conversation, "Vu.").side.role == "courier"
    # The other way round it is the same conversation.
    page = as_(ibrahima).get(f"{NEW}?parcel=C-1&to=store")
    assert page["Location"] == at(conversation, "#last")
    # Nothing of it is an answer to a shopper.
    assert not Turn.objects.exists()
    road.courier = sekou
    with refused("not_yours"):
        say(ibrahima, conversation)
    say(sekou, conversation)
    road.courier = None
    with refused("gone"):
        say(aissatou, conversation)


def test_the_courier_begins_with_the_shopper(road: Road, ibrahima: Any, kadiatou: Any) -> None:
    begun = as_(ibrahima).post(API, {"parcel": "C-1"}, "application/json").json()
    assert (begun["role"], begun["with_name"]) == ("courier", "Kadiatou")
    assert open_conversation(kadiatou, subject=Subject(parcel="C-1")).pk.hex == begun["id"].replace(
        "-", ""
    )


def test_nobody_else_speaks_about_a_parcel(
    road: Road,
    kadiatou: Any,
    fatou: Any,
    sekou: Any,
    mamadou: Any,
    her_store: Any,
    other_store: Any,
) -> None:
    open_conversation(mamadou, subject=Subject(store=her_store, parcel="C-1"))
    conversation = Conversation.objects.get()
    for person in (kadiatou, fatou, sekou):
        assert side_of(person, conversation=conversation) is None
        assert as_(person).get(at(conversation)).status_code == 404
        assert as_(person).get(f"{API}/{conversation.pk}").status_code == 404
    for person, store in ((fatou, other_store), (fatou, her_store), (sekou, her_store)):
        with refused("not_yours"):
            open_conversation(person, subject=Subject(store=store, parcel="C-1"))
    her_store.users.remove(mamadou)
    assert as_(mamadou).get(at(conversation)).status_code == 404


# --- Photos by program ----------------------------------------------------------------------
def send_photo(client: Client, conversation: Conversation, **more: Any) -> Any:
    body = {"client_id": str(uuid4()), "picture": a_photo()} | more
    return client.post(f"{API}/{conversation.pk}/pictures", body)


def test_a_program_sends_a_photo_once(
    conversation: Conversation, kadiatou: Any, aissatou: Any
) -> None:
    key = str(uuid4())
    first = send_photo(as_(kadiatou), conversation, client_id=key, text="Voici")
    again = send_photo(as_(kadiatou), conversation, client_id=key, text="Voici")
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json()
    told = first.json()
    assert (told["text"], told["picture"]["width"], told["number"]) == ("Voici", 80, 1)
    assert status_of(as_(aissatou), told["picture"]["url"]) == 200


def test_what_is_no_photo_is_refused_with_a_reason(
    conversation: Conversation, kadiatou: Any
) -> None:
    script = SimpleUploadedFile("a.svg", b"<svg onload=alert(1)>", content_type="image/jpeg")
    answer = send_photo(as_(kadiatou), conversation, picture=script)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "picture"
    assert not Message.objects.exists()


def test_nobody_else_sends_or_sees_a_photo(
    conversation: Conversation,
    kadiatou: Any,
    aissatou: Any,
    mamadou: Any,
    fatou: Any,
    her_store: Any,
    other_store: Any,
) -> None:
    url = send_photo(as_(kadiatou), conversation).json()["picture"]["url"]
    her_store.users.remove(mamadou)
    for client, wanted in ((Client(), 401), (as_(fatou), 404), (as_(mamadou), 404)):
        assert send_photo(client, conversation).status_code == wanted
        assert status_of(client, url) in {302, 403, 404}
    set_block(aissatou, conversation=conversation, blocked=True)
    assert send_photo(as_(kadiatou), conversation).status_code == 403
    assert Message.objects.count() == 1
