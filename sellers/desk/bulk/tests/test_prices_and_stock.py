"""Prices, stock and discounts of many products: looked at, done, taken back."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from core.audit import history_of
from core.money import Money
from sellers.desk.bulk.models import BulkChange, BulkItem
from sellers.desk.bulk.tests.hands import (
    address,
    applied,
    backs,
    outcomes,
    picked,
    prepared,
    price_of,
    record_of,
    signed_in,
    undone,
)
from shop.catalogue.models import Product
from shop.catalogue.services.set_stock import set_stock
from shop.catalogue.stock import Stock
from shop.partner.models import StockRecord
from tests.builders import a_product
from tests.stalls import a_variant

pytestmark = pytest.mark.django_db
UP = {"verb": "price", "sign": "up", "amount": "10", "way": "percent"}


@pytest.fixture
def client(aissatou: Any, her_store: Any) -> Any:
    return signed_in(aissatou)


@pytest.fixture
def cloth(her_store: Any) -> Any:
    return a_product(title="Bazin", price=75_000, stock=10, store=her_store)


@pytest.fixture
def dress(her_store: Any) -> Any:
    """Two variants, one of them taken off sale."""
    product = a_product(title="Robe", store=her_store)
    a_variant(product, title="Robe (S)", price=8_400, stock=3)
    a_variant(product, title="Robe (M)", price=9_000, stock=4, is_public=False)
    return product


def sell(product: Any, pieces: int) -> None:
    record_of(product).allocate(pieces)


def test_prices_go_up_and_come_back(client: Any, cloth: Any, dress: Any, aissatou: Any) -> None:
    change = prepared(client, cloth, dress, **UP)
    page = client.get(address("bulk", change)).content.decode()
    for words in ("75\u00a0000\u00a0GNF", "82\u00a0500\u00a0GNF", "9\u00a0200\u00a0GNF", "+10"):
        assert words in page
    # A preview changes nothing.
    assert price_of(cloth) == 75_000
    assert applied(client, change).status == "done"
    small, other = StockRecord.objects.filter(product__parent=dress).order_by("pk")
    assert (price_of(cloth), int(small.price), int(other.price)) == (82_500, 9_200, 9_000)
    assert Product.objects.get(pk=cloth.pk).listed_price == 82_500
    line = history_of(record_of(cloth)).first()
    assert line is not None
    assert (line.action, line.actor, line.after) == (
        "stock.bulk_price",
        aissatou,
        {"price": 82_500},
    )
    assert undone(client, change).status == "undone"
    small.refresh_from_db()
    assert (price_of(cloth), int(small.price)) == (75_000, 8_400)
    assert backs(change) == [("back", "")] * 2
    assert [e.action for e in history_of(change)] == ["bulk.undone", "bulk.started"]


def test_twice_applied_and_twice_undone_is_once(client: Any, cloth: Any) -> None:
    change = prepared(client, cloth, **UP)
    for _ in range(2):
        applied(client, change)
    assert price_of(cloth) == 82_500
    for _ in range(2):
        undone(client, change)
    assert price_of(cloth) == 75_000
    assert history_of(record_of(cloth)).count() == 2


def test_a_price_that_changed_since_the_preview_is_left(
    client: Any, cloth: Any, her_store: Any
) -> None:
    other = a_product(title="Pagne", price=20_000, store=her_store)
    change = prepared(client, cloth, other, **UP)
    StockRecord.objects.filter(product=cloth).update(price=50_000)
    applied(client, change)
    assert (price_of(cloth), price_of(other)) == (50_000, 22_000)
    assert outcomes(change) == [("refused", "changed"), ("done", "")]
    assert "Cela a changé depuis l’aperçu" in client.get(address("bulk", change)).content.decode()


def test_undo_leaves_what_somebody_priced_anew(client: Any, cloth: Any, aissatou: Any) -> None:
    change = applied(client, prepared(client, cloth, **UP))
    set_stock(cloth, stock=Stock(price=Money(90_000), pieces=10), by=aissatou)
    undone(client, change)
    assert price_of(cloth) == 90_000
    assert backs(change) == [("left", "later")]
    assert "Changé de nouveau depuis" in client.get(address("bulk", change)).content.decode()


def test_what_cannot_be_is_said_and_left(client: Any, cloth: Any, her_store: Any) -> None:
    cheap = a_product(title="Stylo", price=500, store=her_store)
    bare = a_product(title="Rien", store=her_store)
    StockRecord.objects.filter(product=bare).delete()
    down = {"sign": "down", "amount": "500", "way": "francs"}
    change = prepared(client, cloth, cheap, bare, verb="price", **down)
    page = client.get(address("bulk", change)).content.decode()
    assert "Un prix est un nombre de francs plus grand que zéro." in page
    applied(client, change)
    assert [price_of(cloth), price_of(cheap)] == [74_500, 500]
    assert outcomes(change) == [("done", ""), ("refused", "not_positive"), ("refused", "no_record")]


@pytest.mark.parametrize(
    ("said", "held", "after", "undo"),
    [
        ({"way": "add", "amount": "5"}, 10, 15, 10),
        ({"way": "take", "amount": "4"}, 10, 6, 10),
        ({"way": "take", "amount": "40"}, 10, 0, 10),
        ({"way": "set", "amount": "25"}, 10, 25, 10),
        ({"way": "set", "amount": "0"}, 10, 0, 10),
    ],
)
def test_stock_is_set_added_and_taken(
    client: Any, cloth: Any, said: dict[str, str], held: int, after: int, undo: int
) -> None:
    assert record_of(cloth).num_in_stock == held
    change = applied(client, prepared(client, cloth, verb="stock", **said))
    assert record_of(cloth).num_in_stock == after
    assert Product.objects.get(pk=cloth.pk).listed_in_stock == (after > 0)
    undone(client, change)
    assert record_of(cloth).num_in_stock == undo


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ({"way": "add", "amount": "5"}, 12),
        ({"way": "set", "amount": "25"}, 22),
        ({"way": "take", "amount": "9"}, 0),
    ],
)
def test_what_is_sold_meanwhile_stays_sold(
    client: Any, cloth: Any, said: dict[str, str], left: int
) -> None:
    change = prepared(client, cloth, verb="stock", **said)
    sell(cloth, 3)
    applied(client, change)
    row = record_of(cloth)
    assert (row.num_in_stock - row.num_allocated, row.num_allocated) == (left, 3)
    sell(cloth, min(left, 2))
    undone(client, change)
    row.refresh_from_db()
    # Of ten the buyers have theirs, the rest is back.
    assert row.num_in_stock - row.num_allocated == 10 - 3 - min(left, 2)


def test_pieces_that_are_gone_are_not_taken_back(client: Any, cloth: Any) -> None:
    change = applied(client, prepared(client, cloth, verb="stock", way="add", amount="5"))
    sell(cloth, 12)
    undone(client, change)
    assert record_of(cloth).num_in_stock == 15
    assert backs(change) == [("left", "sold")]


def test_undo_leaves_a_stock_that_was_counted_again(client: Any, cloth: Any, aissatou: Any) -> None:
    change = applied(client, prepared(client, cloth, verb="stock", way="set", amount="0"))
    set_stock(cloth, stock=Stock(price=Money(75_000), pieces=20), by=aissatou)
    undone(client, change)
    assert record_of(cloth).num_in_stock == 20
    assert backs(change) == [("left", "later")]


def week() -> dict[str, str]:
    now = timezone.localtime()
    return {
        "starts": f"{now - timedelta(hours=1):%Y-%m-%dT%H:%M}",
        "ends": f"{now + timedelta(days=7):%Y-%m-%dT%H:%M}",
    }


def test_a_discount_begins_and_ends(client: Any, cloth: Any, dress: Any) -> None:
    change = prepared(client, cloth, dress, verb="discount", percent="20", price="", **week())
    applied(client, change)
    listed = Product.objects.get(pk=cloth.pk)
    assert (listed.listed_price, listed.listed_was) == (60_000, 75_000)
    end = prepared(client, cloth, dress, verb="end_discount")
    applied(client, end)
    assert record_of(cloth).discount_percent is None
    undone(client, end)
    assert record_of(cloth).discount_percent == 20
    undone(client, change)
    assert (record_of(cloth).discount_percent, record_of(cloth).discount_from) == (None, None)


def test_a_price_for_a_while_holds_where_it_is_lower(client: Any, cloth: Any, dress: Any) -> None:
    change = prepared(client, cloth, dress, verb="discount", percent="", price="10 000", **week())
    applied(client, change)
    assert sorted(outcomes(change)) == [("done", ""), ("refused", "not_below")]
    assert record_of(cloth).discount_price == 10_000


@pytest.mark.parametrize(
    ("verb", "said", "words"),
    [
        ("price", {"sign": "up", "amount": "", "way": "percent"}, "Remplissez ce champ."),
        ("price", {"sign": "down", "amount": "100", "way": "percent"}, "99 % au plus"),
        ("price", {"sign": "up", "amount": "501", "way": "percent"}, "500 % au plus"),
        ("price", {"sign": "up", "amount": "1e9", "way": "percent"}, "nombre entier"),
        ("price", {"sign": "<b>", "amount": "5", "way": "percent"}, "valide"),
        ("stock", {"way": "add", "amount": "0"}, "plus grand"),
        ("stock", {"way": "set", "amount": "-3"}, "nombre entier"),
        ("stock", {"way": "set", "amount": "9" * 14}, "trop grand"),
        ("discount", {"percent": "20"}, "Dites le jour et l’heure."),
        ("category", {"category": "999999"}, "Choisissez un rayon de la liste."),
        ("category", {}, "Choisissez un rayon de la liste."),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    client: Any, cloth: Any, verb: str, said: dict[str, str], words: str
) -> None:
    change = picked(client, cloth)
    answer = client.post(address("bulk_prepare", change), {"verb": verb, **said})
    assert answer.status_code == 422
    assert words in answer.content.decode().replace("\u00a0", " ")
    change.refresh_from_db()
    assert (change.status, BulkItem.objects.count()) == ("choosing", 0)


def test_after_a_day_there_is_no_way_back(client: Any, cloth: Any) -> None:
    change = applied(client, prepared(client, cloth, **UP))
    BulkChange.objects.update(finished_at=timezone.now() - timedelta(hours=25))
    assert "Annuler ce changement" not in client.get(address("bulk", change)).content.decode()
    answer = client.post(address("bulk_undo", change), follow=True)
    assert "trop tard" in answer.content.decode()
    assert price_of(cloth) == 82_500
