"""The gate and the way of an order: its own copies, and who may have them."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from core.uploads import private_files
from logistics.geo.gazetteer import read_gazetteer
from logistics.geo.services.load_gazetteer import load_gazetteer
from shop.address.models import UserAddress
from shop.address.services.sweep_door_files import sweep_door_files
from shop.address.tests.test_door import TYPED, body, photo, voice
from shop.order import door_files
from shop.order.models import Order
from tests.builders import a_country, a_product, a_store, a_user
from tests.races.helpers import CARRIED, LAST_STEP

pytestmark = pytest.mark.django_db
CHECKOUT = "/fr/checkout/shipping-address/"
BOOK = "/fr/account/addresses/add/"
KINDS = ("order-gates", "order-voices")


@pytest.fixture(autouse=True)
def guinea() -> None:
    load_gazetteer(read_gazetteer())
    a_country()


def buy(client: Client, address: dict[str, Any]) -> Order:
    client.post(f"/fr/basket/add/{a_product().pk}/", {"quantity": 1})
    assert client.post(CHECKOUT, address).status_code == 302
    for step in ("shipping-method", "payment-method"):
        assert client.get(f"/fr/checkout/{step}/").status_code == 302
    carried = dict(CARRIED.findall(client.get(LAST_STEP).content.decode()))
    client.post(LAST_STEP, {"action": "place_order", **carried})
    return Order.objects.select_related("shipping_address").latest("pk")


def from_the_book(client: Client) -> tuple[UserAddress, Order]:
    client.post(BOOK, TYPED | {"gate_photo": photo(), "voice_note": voice()})
    address = UserAddress.objects.get()
    return address, buy(client, {"action": "ship_to", "address_id": address.pk})


def served(client: Client, order: Order, *, key: str = "") -> list[int]:
    answers = [client.get(f"/files/{kind}/{key or order.number}/") for kind in KINDS]
    # Read to the end: a file that stays open is a fault of its own.
    assert all(body(answer) for answer in answers if answer.status_code == 200)
    return [answer.status_code for answer in answers]


def test_an_order_has_copies_of_its_own(hers: Client) -> None:
    address, order = from_the_book(hers)
    went = order.shipping_address
    for name in ("gate_photo", "voice_note"):
        ours, theirs = getattr(went, name).name, getattr(address, name).name
        assert ours != theirs
        with private_files.open(ours) as copy, private_files.open(theirs) as original:
            assert copy.read() == original.read()
    # The book still has its own, not the order's.
    assert UserAddress.objects.get().gate_photo.name == address.gate_photo.name


def test_they_outlive_the_address_of_the_book(hers: Client) -> None:
    address, order = from_the_book(hers)
    photo_before = body(hers.get(f"/files/order-gates/{order.number}/"))
    edit = f"/fr/account/addresses/{address.pk}/"
    assert hers.post(edit, TYPED | {"drop_photo": "on", "drop_voice": "on"}).status_code == 302
    sweep_door_files(days=-1)
    assert served(hers, order) == [200, 200]
    hers.post(f"/fr/account/addresses/{address.pk}/delete/")
    assert not UserAddress.objects.exists()
    sweep_door_files(days=-1)
    assert served(hers, order) == [200, 200]
    assert body(hers.get(f"/files/order-gates/{order.number}/")) == photo_before


def test_an_address_that_the_checkout_brings_into_the_book_keeps_what_was_sent(
    hers: Client,
) -> None:
    order = buy(hers, TYPED | {"gate_photo": photo(), "voice_note": voice()})
    address = UserAddress.objects.get()
    assert address.gate_photo.name not in ("", order.shipping_address.gate_photo.name)
    assert body(hers.get(f"/files/gates/{address.pk}/"))
    assert served(hers, order) == [200, 200]


def test_strangers_rivals_and_the_stores_of_the_order_find_nothing(
    hers: Client, fatou: Any, aissatou: Any, moderator: Any, editor: Any
) -> None:
    _address, order = from_the_book(hers)
    store = a_store(team=(aissatou,))
    order.lines.update(partner=store)
    assert served(hers, order) == [200, 200]
    for person in (fatou, aissatou, moderator, editor):
        client = Client()
        client.force_login(person)
        assert served(client, order) == [404, 404]
        # Nor by the key that only a guest's order has.
        assert served(client, order, key=order.verification_hash()) == [404, 404]
    assert served(Client(), order) == [404, 404]
    for key in ("MK-0000-0000", "x", ":", "9" * 300, "é", "%00", f"{order.number}:x"):
        assert served(hers, order, key=key) == [404, 404]


def test_staff_with_the_right_may(hers: Client) -> None:
    _address, order = from_the_book(hers)
    helper = a_user()
    client = Client()
    client.force_login(helper)
    assert served(client, order) == [404, 404]
    helper.user_permissions.add(
        Permission.objects.get(codename="view_shippingaddress", content_type__app_label="order")
    )
    assert served(client, order) == [200, 200]


def test_a_guest_has_them_by_the_signature_of_their_order() -> None:
    guest = Client()
    order = buy(guest, TYPED | {"gate_photo": photo(), "voice_note": voice()})
    assert served(Client(), order) == [404, 404]
    assert served(Client(), order, key=order.door_key) == [200, 200]
    page = Client().get(order.get_absolute_url()).content.decode()
    assert f"/files/order-gates/{order.door_key}/" in page
    assert f"/files/order-voices/{order.door_key}/" in page


class Carrier:
    """Plays the room of the door: somebody has a parcel of one order in hand."""

    def __init__(self, person: Any, order: Order) -> None:
        self.hand: Any = (person.pk, order.pk)

    def may_read(self, person: Any, *, order: Order) -> bool:
        return (person.pk, order.pk) == self.hand


def test_whoever_carries_the_parcel_may_as_long_as_it_is_carried(
    hers: Client, ibrahima: Any, sekou: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _address, order = from_the_book(hers)
    monkeypatch.setattr(door_files, "_readers", [])
    carrier, other = Client(), Client()
    carrier.force_login(ibrahima)
    other.force_login(sekou)
    assert served(carrier, order) == [404, 404]
    provider = Carrier(ibrahima, order)
    door_files.register_door_reader(provider)
    assert served(carrier, order) == [200, 200]
    assert served(other, order) == [404, 404]
    provider.hand = None
    assert served(carrier, order) == [404, 404]


def test_a_file_that_is_gone_stops_no_order(hers: Client) -> None:
    hers.post(BOOK, TYPED | {"gate_photo": photo(), "voice_note": voice()})
    address = UserAddress.objects.get()
    Path(private_files.path(address.gate_photo.name)).unlink()
    order = buy(hers, {"action": "ship_to", "address_id": address.pk})
    assert not order.shipping_address.gate_photo
    assert private_files.exists(order.shipping_address.voice_note.name)
    assert served(hers, order) == [404, 200]
