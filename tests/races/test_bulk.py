"""Many products changed at once by two people, or twice: done once, taken back once.

Each guard has a twin with the guard taken out, which must fail: it shows that the race is run.
"""

from decimal import Decimal
from typing import Any

import pytest
from django.db.models import F

from sellers.desk.bulk.models import BulkChange
from sellers.desk.bulk.services import start_bulk as starting
from sellers.desk.bulk.services import undo_bulk as undoing
from sellers.desk.bulk.services.pick_products import pick_products
from sellers.desk.bulk.services.prepare_bulk import prepare_bulk
from shop.partner.models import StockRecord
from tests.builders import a_category, a_product, a_store, a_user
from tests.races.helpers import at_the_last_step, orders, place
from tests.races.meeting import Meeting, one_writes_at_a_time
from tests.support.together import together

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
MORE = {"way": "add", "amount": 5}


def a_change(*, verb: str = "stock", told: Any = None) -> tuple[BulkChange, Any]:
    seller = a_user()
    store = a_store(team=(seller,))
    shelf = a_category()
    made = [
        a_product(title=f"Pagne {n}", store=store, category=shelf, price=10_000, stock=10)
        for n in range(3)
    ]
    change = pick_products(store, keys=[product.pk for product in made], by=seller)
    assert change is not None
    assert prepare_bulk(change, verb=verb, told=told or MORE, by=seller)
    return change, seller


def in_stock() -> list[int]:
    return list(StockRecord.objects.order_by("pk").values_list("num_in_stock", flat=True))


def again(change: BulkChange) -> BulkChange:
    return BulkChange.objects.select_related("partner").get(pk=change.pk)


def started_twice(change: BulkChange, seller: Any) -> list[Any]:
    seen = again(change).version
    return together(2, lambda _n: starting.start_bulk(again(change), seen=seen, by=seller))


def test_a_change_applied_twice_at_once_is_done_once() -> None:
    change, seller = a_change()
    assert sorted(started_twice(change, seller)) == [False, True]
    assert in_stock() == [15, 15, 15]
    assert again(change).status == "done"


def test_without_the_claim_it_would_be_done_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    if one_writes_at_a_time():
        pytest.skip("a transaction has the whole database")
    change, seller = a_change()
    meeting = Meeting()

    def carelessly(change: BulkChange, *, seen: int, by: Any) -> bool:
        """Looks, and writes whatever it saw."""
        prepared = BulkChange.objects.filter(pk=change.pk, status="prepared", version=seen)
        found = prepared.exists()
        meeting.wait()
        rows = BulkChange.objects.filter(pk=change.pk)
        return found and bool(rows.update(status="running", attempt=F("attempt") + 1))

    monkeypatch.setattr(starting, "_claim", carelessly)
    outcomes = started_twice(change, seller)
    assert sorted(map(str, outcomes)) != ["False", "True"], outcomes


def test_a_change_taken_back_twice_at_once_is_taken_back_once() -> None:
    change, seller = a_change()
    assert starting.start_bulk(again(change), seen=again(change).version, by=seller)
    taken = together(2, lambda _n: undoing.undo_bulk(again(change), by=seller))
    assert sorted(taken) == [False, True]
    assert in_stock() == [10, 10, 10]


def test_what_is_sold_while_stock_is_added_stays_sold() -> None:
    change, seller = a_change()
    record = StockRecord.objects.order_by("pk").first()
    assert record is not None
    shopper = at_the_last_step(record.product, user=a_user())
    seen = again(change).version
    work = [
        lambda: place(shopper),
        lambda: starting.start_bulk(again(change), seen=seen, by=seller),
    ]
    outcomes = together(2, lambda n: work[n]())
    assert not [one for one in outcomes if isinstance(one, Exception)], outcomes
    assert orders() == 1
    assert in_stock() == [15, 15, 15]
    record.refresh_from_db()
    assert record.num_allocated == 1


def test_a_price_changed_by_hand_meanwhile_is_not_written_over() -> None:
    change, seller = a_change(verb="price", told={"way": "percent", "amount": 10, "step": 1})
    assert starting.start_bulk(again(change), seen=again(change).version, by=seller)
    by_hand = StockRecord.objects.order_by("pk").first()
    assert by_hand is not None
    StockRecord.objects.filter(pk=by_hand.pk).update(price=Decimal(99_000))
    taken = together(2, lambda _n: undoing.undo_bulk(again(change), by=seller))
    assert sorted(taken) == [False, True]
    prices = list(StockRecord.objects.order_by("pk").values_list("price", flat=True))
    assert [int(price) for price in prices] == [99_000, 10_000, 10_000]
