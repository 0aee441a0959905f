"""A discount holds from its first moment to its last, and is told wherever the price is shown."""

import json
import re
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from core.audit import history_of
from core.money import Money
from shop.basket.models import Line
from shop.catalogue.models import Product
from shop.catalogue.services.refresh_due_prices import refresh_due_prices
from shop.order.models import Order
from shop.partner.models import StockRecord
from shop.partner.pricing import quote
from shop.partner.revisions import Discount, Revision, RevisionRefused
from shop.partner.services.end_discount import end_discount
from shop.partner.services.revise_stock import revise_stock
from shop.partner.services.set_discount import set_discount
from tests.builders import a_product, a_user
from tests.races.helpers import LAST_STEP, at_the_last_step, place

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def lowered(product: Any, *, by: Any = None, since: timedelta = HOUR, **terms: Any) -> StockRecord:
    """Its stock record with a discount that began an hour ago and runs for a day."""
    record = StockRecord.objects.get(product=product)
    starts = timezone.now() - since
    discount = Discount(starts=starts, ends=starts + 24 * HOUR, **terms)
    set_discount(record, by=by or a_user(), discount=discount)
    return record


def moved(record: StockRecord, **columns: Any) -> None:
    """Time goes by: the discount's moments move, nobody is asked."""
    StockRecord.objects.filter(pk=record.pk).update(**columns)


@pytest.mark.parametrize(
    ("price", "percent", "each"),
    [(75_000, 20, 60_000), (999, 50, 500), (12_345, 7, 11_481), (1_000, 99, 10)],
)
def test_a_percentage_is_rounded_to_the_franc_half_up(price: int, percent: int, each: int) -> None:
    record = lowered(a_product(price=price), percent=percent)
    told = quote(record, at=timezone.now())
    assert told is not None
    assert (told.each, told.was, told.until) == (Money(each), Money(price), record.discount_to)


def test_it_holds_from_its_first_moment_and_no_longer_at_its_last() -> None:
    record = lowered(a_product(price=1_000), price=Money(800))
    starts, ends = record.discount_from, record.discount_to
    assert isinstance(starts, datetime)
    assert isinstance(ends, datetime)
    instant = timedelta(microseconds=1)
    prices = [
        quote(record, at=at).each.minor  # type: ignore[union-attr]
        for at in (starts - instant, starts, ends - instant, ends)
    ]
    assert prices == [1_000, 800, 800, 1_000]


def test_a_discount_that_is_not_below_the_price_any_more_is_none() -> None:
    record = lowered(a_product(price=1_000), price=Money(800))
    moved(record, price=Decimal(700))
    record.refresh_from_db()
    told = quote(record, at=timezone.now())
    assert told is not None
    assert (told.each, told.was) == (Money(700), None)


@pytest.mark.parametrize(
    ("terms", "hours", "code"),
    [
        ({"percent": 0}, 1, "percent"),
        ({"percent": 100}, 1, "percent"),
        ({"percent": -5}, 1, "percent"),
        ({}, 1, "percent_or_price"),
        ({"percent": 5, "price": Money(5)}, 1, "percent_or_price"),
        ({"price": Money(1_000)}, 1, "not_below"),
        ({"price": Money(0)}, 1, "not_below"),
        ({"percent": 5}, 0, "ends_before"),
        ({"percent": 5}, -1, "ends_before"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    terms: dict[str, Any], hours: int, code: str
) -> None:
    record = StockRecord.objects.get(product=a_product(price=1_000))
    now = timezone.now()
    discount = Discount(starts=now, ends=now + hours * HOUR, **terms)
    with pytest.raises(RevisionRefused) as refused:
        set_discount(record, by=a_user(), discount=discount)
    assert refused.value.code == code
    record.refresh_from_db()
    assert record.discount_from is None
    assert not history_of(record)


@pytest.mark.parametrize(
    "columns",
    [
        {"discount_percent": 5},
        {"from": 1, "to": 2},
        {"discount_price": 5, "to": 2},
        {"discount_percent": 5, "discount_from": "2026-01-02T00:00Z"},
        {"discount_percent": 100, "from": 1, "to": 2},
        {"discount_percent": 5, "discount_price": 5, "from": 1, "to": 2},
        {"discount_percent": 5, "from": 2, "to": 2},
        {"discount_price": Decimal("0.5"), "from": 1, "to": 2},
        {"discount_price": 0, "from": 1, "to": 2},
    ],
)
def test_the_database_refuses_half_a_discount(columns: dict[str, Any]) -> None:
    record = StockRecord.objects.get(product=a_product())
    for short in ("from", "to"):
        if short in columns:
            columns[f"discount_{short}"] = f"2026-01-0{columns.pop(short)}T00:00Z"
    with pytest.raises(IntegrityError), transaction.atomic():
        StockRecord.objects.filter(pk=record.pk).update(**columns)


def test_setting_and_ending_write_history_once() -> None:
    aissatou = a_user(email="aissatou@makiti.test")
    record = lowered(a_product(price=1_000), by=aissatou, percent=20)
    end_discount(record, by=aissatou)
    end_discount(record, by=aissatou)
    told = [(entry.action, entry.actor, entry.after) for entry in history_of(record)]
    assert [action for action, _by, _after in told] == [
        "stock.discount_ended",
        "stock.discount_set",
    ]
    assert {by for _action, by, _after in told} == {aissatou}
    assert told[1][2]["discount_percent"] == 20
    assert record.discount_from is None


def test_of_two_who_read_the_same_the_second_changes_nothing() -> None:
    record = StockRecord.objects.get(product=a_product(price=1_000))
    first = Revision(record.pk, before={"price": Decimal(1_000)}, after={"price": Decimal(900)})
    second = Revision(record.pk, before={"price": Decimal(1_000)}, after={"price": Decimal(800)})
    assert revise_stock([first], by=None, action="stock.revised") == {record.pk}
    assert revise_stock([second], by=None, action="stock.revised") == set()
    record.refresh_from_db()
    assert record.price == 900
    assert history_of(record).count() == 1


def test_stock_never_falls_below_what_orders_hold() -> None:
    record = StockRecord.objects.get(product=a_product(stock=10))
    moved(record, num_allocated=4)
    less = Revision(record.pk, before={"num_in_stock": 10}, after={"num_in_stock": 3})
    assert revise_stock([less], by=None, action="stock.revised") == set()
    just = Revision(record.pk, before={"num_in_stock": 10}, after={"num_in_stock": 4})
    assert revise_stock([just], by=None, action="stock.revised") == {record.pk}


def test_the_list_shows_the_struck_price_and_sorts_by_the_new_one() -> None:
    dear = a_product(title="Cher", price=10_000)
    a_product(title="Moyen", price=6_000)
    lowered(dear, price=Money(5_000))
    page = Client().get("/fr/shop/?sort=price").content.decode()
    assert page.index("Cher</a>") < page.index("Moyen</a>")
    card = page[page.index("Cher</a>") : page.index("Moyen</a>")]
    shown = re.sub(r"<[^>]*>|\s+", " ", card).replace("\xa0", " ")
    assert "Prix actuel" in shown
    assert re.search(r"Ancien prix\s+10 000 GNF", shown)
    assert "Moyen" not in Client().get("/fr/shop/?max_price=5000").content.decode()


def test_the_job_shows_what_begins_and_what_ends_and_rests_in_between() -> None:
    product = a_product(price=10_000)
    record = lowered(product, percent=50, since=-HOUR)

    def listed() -> tuple[Any, Any]:
        found = Product.objects.get(pk=product.pk)
        return found.listed_price, found.listed_was

    assert listed() == (10_000, None)
    assert refresh_due_prices() == 0
    now = timezone.now()
    moved(record, discount_from=now - HOUR)
    Product.objects.update(listed_until=now - HOUR)
    assert refresh_due_prices() == 1
    assert listed() == (5_000, 10_000)
    assert refresh_due_prices() == 0
    moved(record, discount_to=now - timedelta(minutes=1))
    Product.objects.update(listed_until=now - timedelta(minutes=1))
    assert refresh_due_prices() == 1
    assert listed() == (10_000, None)
    assert Product.objects.get(pk=product.pk).listed_until is None
    assert refresh_due_prices() == 0


def test_the_products_page_says_the_old_price_the_new_and_until_when() -> None:
    product = a_product(title="Bazin", price=75_000)
    record = lowered(product, percent=20)
    page = Client().get(product.get_absolute_url()).content.decode()
    assert "Ancien prix</span> 75\xa0000\xa0GNF</del>" in page
    assert 'class="price-until">jusqu’au' in page
    told = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert told
    offers = json.loads(told[1])["@graph"][0]["offers"]
    assert offers["price"] == "60000"
    ends = record.discount_to
    assert isinstance(ends, datetime)
    assert datetime.fromisoformat(offers["priceValidUntil"]) == ends


def test_without_a_discount_nothing_is_valid_until() -> None:
    page = Client().get(a_product().get_absolute_url()).content.decode()
    assert "priceValidUntil" not in page
    assert "price-until" not in page


def test_a_discount_that_ends_while_the_last_page_is_open_is_told_and_charges_nobody() -> None:
    product = a_product(title="Bazin", price=75_000)
    record = lowered(product, percent=20)
    client = at_the_last_step(product)
    moved(record, discount_to=timezone.now() - timedelta(seconds=1))
    assert place(client) == (200, "")
    assert "Un prix a changé" in client.shown
    assert "75\xa0000\xa0GNF au lieu de 60\xa0000\xa0GNF" in client.shown
    assert not Order.objects.exists()
    client.form = dict(re.findall(r'name="(total|basket)" value="([^"]*)"', client.shown))
    assert place(client)[0] == 302
    assert Order.objects.get().total_incl_tax == 95_000


def test_the_order_keeps_the_price_of_its_moment() -> None:
    product = a_product(price=75_000)
    record = lowered(product, percent=20)
    assert place(at_the_last_step(product))[0] == 302
    end_discount(record, by=None)
    line = Order.objects.get().lines.get()
    assert (line.unit_price_incl_tax, line.line_price_incl_tax) == (60_000, 60_000)


def test_looking_at_the_last_page_says_which_price_has_changed() -> None:
    product = a_product(title="Bazin", price=75_000)
    client = at_the_last_step(product)
    lowered(product, percent=20)
    assert "60\xa0000\xa0GNF au lieu de 75\xa0000\xa0GNF" in client.get(LAST_STEP).content.decode()
    assert Line.objects.get().price_incl_tax == 75_000
