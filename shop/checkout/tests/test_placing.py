"""The last step: what it writes, what it leaves when it fails, and who may see what came of it."""

import re
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from oscar.apps.analytics.models import ProductRecord
from oscar.apps.payment.models import Source

from core.outbox import drain
from core.outbox.models import OutboxMessage
from shop.basket.models import Basket
from shop.order.models import Order, ShippingAddress
from shop.partner.models import StockRecord
from tests.builders import a_basket, a_product, a_user
from tests.races.helpers import ADDRESS, LAST_STEP, at_the_last_step, place, twin

pytestmark = pytest.mark.django_db


def test_a_guest_with_a_phone_and_no_email_orders_and_finds_the_order_again() -> None:
    client = at_the_last_step(a_product(title="Bazin", price=75_000, stock=3))
    assert place(client) == (302, "/fr/checkout/thank-you/")
    order = Order.objects.get()
    assert (order.user, order.guest_email, order.total_incl_tax) == (None, "", 95_000)
    thanks = client.get("/fr/checkout/thank-you/").content.decode()
    assert order.number in thanks
    assert order.get_absolute_url() in thanks
    stranger = Client()
    page = stranger.get(order.get_absolute_url())
    assert page.status_code == 200
    assert "Madina" in page.content.decode()


def test_a_wrong_signature_finds_nothing() -> None:
    place(at_the_last_step(a_product()))
    order = Order.objects.get()
    address = f"/fr/account/order-status/{order.number}/{order.number}:wrong/"
    assert Client().get(address).status_code == 404


def test_the_order_of_a_person_is_not_found_by_anybody_else() -> None:
    place(at_the_last_step(a_product(), user=a_user(email="kadiatou@makiti.test")))
    order = Order.objects.get()
    fatou = Client()
    fatou.force_login(a_user(email="fatou@makiti.test"))
    assert fatou.get(f"/fr/account/orders/{order.number}/").status_code == 404
    line = f"/fr/account/orders/{order.number}/{order.lines.get().pk}/"
    assert fatou.post(line, {"action": "reorder"}).status_code == 404
    signed = f"/fr/account/order-status/{order.number}/{order.verification_hash()}/"
    assert Client().get(signed).status_code == 404


def test_a_failure_at_the_end_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    client = at_the_last_step(a_product(stock=5))

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("the power went out")

    monkeypatch.setattr("shop.checkout.views.after_commit", fail)
    assert place(client) == (200, "")
    assert not Order.objects.exists()
    assert not ShippingAddress.objects.exists()
    assert not Source.objects.exists()
    assert not OutboxMessage.objects.filter(task__startswith="order.").exists()
    assert (StockRecord.objects.get().num_allocated or 0) == 0
    assert Basket.objects.get().status == Basket.OPEN


def test_nothing_is_written_by_looking_at_the_thanks() -> None:
    client = at_the_last_step(a_product())
    place(client)
    with CaptureQueriesContext(connection) as seen:
        assert client.get("/fr/checkout/thank-you/").status_code == 200
    verbs = {query["sql"].split()[0] for query in seen.captured_queries}
    assert not verbs & {"INSERT", "UPDATE", "DELETE"}


def test_counting_and_letters_wait_for_the_outbox() -> None:
    product = a_product(title="Bazin")
    client = at_the_last_step(product, user=a_user(email="kadiatou@makiti.test"))
    place(client)
    assert not ProductRecord.objects.filter(num_purchases__gt=0).exists()
    assert mail.outbox == []
    drain()
    assert ProductRecord.objects.get(product=product).num_purchases == 1
    assert [letter.to for letter in mail.outbox] == [["kadiatou@makiti.test"]]
    assert Order.objects.get().number in mail.outbox[0].subject


def test_no_letter_goes_to_a_guest_without_an_address() -> None:
    place(at_the_last_step(a_product()))
    drain()
    assert mail.outbox == []


def test_somebody_elses_address_cannot_be_chosen() -> None:
    client = at_the_last_step(a_product(), user=a_user(email="kadiatou@makiti.test"))
    for chosen in ("999999", "x", "💥"):
        answer = client.post(
            "/fr/checkout/shipping-address/", {"action": "ship_to", "address_id": chosen}
        )
        assert answer.status_code == 404


def test_signing_in_brings_the_guests_basket_along() -> None:
    cloth, rice = a_product(title="Bazin"), a_product(title="Riz")
    person = a_user(email="kadiatou@makiti.test")
    a_basket(rice, owner=person)
    client = Client()
    client.post(f"/fr/basket/add/{cloth.pk}/", {"quantity": 2})
    answer = client.post(
        "/fr/account/login/", {"login": "kadiatou@makiti.test", "password": "makiti-demo"}
    )
    assert answer.status_code == 302
    mine = Basket.open.get(owner=person)
    assert {line.product: line.quantity for line in mine.lines.all()} == {cloth: 2, rice: 1}
    assert Basket.objects.filter(owner=None, status=Basket.MERGED).count() == 1


def test_what_is_missing_in_an_address_is_said_and_what_was_typed_stays() -> None:
    client = Client()
    client.post(f"/fr/basket/add/{a_product().pk}/", {"quantity": 1})
    typed = ADDRESS | {"phone_number": "620 12", "line2": ""}
    page = client.post("/fr/checkout/shipping-address/", typed).content.decode()
    assert "Exemple : 620 12 34 56" in page
    assert "Indiquez un point de repère" in page
    assert 'value="Madina"' in page
    assert re.search(r'name="phone_number" value="[^"]*620 ?12"', page), page
    assert client.get(LAST_STEP).status_code == 302


def test_a_guest_gets_the_letter_in_the_language_of_the_order() -> None:
    client = at_the_last_step(a_product())
    client.post("/fr/checkout/shipping-address/", ADDRESS | {"email": "kadiatou@makiti.test"})
    answer = client.post("/en/checkout/preview/", {"action": "place_order"})
    assert answer.status_code == 302
    drain()
    assert mail.outbox[0].subject.startswith("Your order MK-")


def test_a_price_that_moved_is_shown_before_it_is_charged() -> None:
    product = a_product(price=75_000, stock=3)
    client = at_the_last_step(product)
    total = re.search(r'name="total" value="(\d+)"', client.get(LAST_STEP).content.decode())
    assert total
    assert total.group(1) == "95000"
    StockRecord.objects.update(price=80_000)
    answer = client.post(LAST_STEP, {"action": "place_order", "total": "95000"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Un prix a changé" in page
    assert 'name="total" value="100000"' in page
    assert not Order.objects.exists()
    answer = client.post(LAST_STEP, {"action": "place_order", "total": "100000"})
    assert answer.status_code == 302
    assert Order.objects.get().total_incl_tax == 100_000


@pytest.mark.parametrize("total", ["", "-1", "95000.5", "=1+1", "💥", "9" * 400])
def test_a_total_that_is_none_sells_nothing(total: str) -> None:
    client = at_the_last_step(a_product(price=75_000))
    answer = client.post(LAST_STEP, {"action": "place_order", "total": total})
    assert answer.status_code == 200
    assert not Order.objects.exists()


def test_a_tap_after_the_order_stands_finds_it() -> None:
    client = at_the_last_step(a_product(stock=5))
    late = twin(client)
    place(client)
    assert place(late) == (302, "/fr/checkout/thank-you/")
    assert Order.objects.get().number in late.get("/fr/checkout/thank-you/").content.decode()
    assert StockRecord.objects.get().num_allocated == 1


@pytest.mark.parametrize("token", ["{pk}", "{pk}:forged", "", "💥", "x" * 5000])
def test_a_basket_that_is_only_guessed_shows_nobodys_order(token: str) -> None:
    place(at_the_last_step(a_product(stock=5)))
    stranger = at_the_last_step(a_product())
    guessed = token.format(pk=Order.objects.get().basket_id)
    answer = stranger.post(LAST_STEP, {"action": "place_order", "basket": guessed})
    assert answer["Location"] == "/fr/checkout/thank-you/"
    first = Order.objects.order_by("pk")[0]
    assert first.number not in stranger.get("/fr/checkout/thank-you/").content.decode()
    assert Order.objects.count() == 2


def test_who_comes_too_late_is_told_and_keeps_the_basket() -> None:
    product = a_product(title="La dernière marmite", stock=1)
    first, late = at_the_last_step(product), at_the_last_step(product)
    place(first)
    assert place(late) == (302, "/fr/basket/")
    page = late.get("/fr/basket/").content.decode()
    assert "La commande n’est pas passée" in page
    assert "il n’y a plus assez de « La dernière marmite »" in page
    assert Basket.open.get().lines.get().product == product
    assert Order.objects.count() == 1


def test_an_empty_basket_says_what_to_do_first() -> None:
    client = Client()
    assert client.get("/fr/checkout/")["Location"] == "/fr/basket/"
    assert "mettez-y d’abord" in client.get("/fr/basket/").content.decode()
