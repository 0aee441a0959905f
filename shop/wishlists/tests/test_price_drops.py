"""A favourite that costs less: told once, in batches, and no save waits for it."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from oscar.core.loading import get_model

from core.outbox import drain
from core.outbox.models import OutboxMessage
from notifications.models import Notice
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.partner.models import StockRecord
from shop.wishlists.models import PriceTold
from shop.wishlists.services import tell_price_drop as service
from shop.wishlists.services.add_favourite import add_favourite
from shop.wishlists.services.tell_price_drop import TELL, tell_price_drop
from tests import builders

pytestmark = pytest.mark.django_db
Line = get_model("wishlists", "Line")
Told = Notice.objects.filter(kind="price.fell")


@pytest.fixture
def bazin() -> Any:
    product = builders.a_product(title="Bazin", price=350_000)
    refresh_listing([product.pk])
    return product


def costs(product: Any, price: int) -> None:
    StockRecord.objects.filter(product=product).update(price=Decimal(price))
    refresh_listing([product.pk])


def told() -> list[str]:
    drain()
    return [notice.body for notice in Told.order_by("pk")]


def test_a_fall_is_told_once_a_day_and_a_rise_never(bazin: Any, kadiatou: Any, oumar: Any) -> None:
    add_favourite(bazin, user=kadiatou)
    add_favourite(builders.a_product(), user=oumar)
    costs(bazin, 400_000)
    assert told() == []
    costs(bazin, 300_000)
    once = ["300\u00a0000\u00a0GNF au lieu de 400\u00a0000\u00a0GNF."]
    assert told() == once
    costs(bazin, 290_000)
    assert told() == once
    PriceTold.objects.update(day=timezone.localdate() - timedelta(days=1))
    refresh_listing([bazin.pk])
    assert told() == once
    costs(bazin, 280_000)
    assert len(told()) == 2
    assert {notice.recipient for notice in Told.all()} == {kadiatou}


def test_what_rose_again_or_is_gone_is_not_told(bazin: Any, kadiatou: Any) -> None:
    add_favourite(bazin, user=kadiatou)
    costs(bazin, 300_000)
    costs(bazin, 350_000)
    assert told() == []
    costs(bazin, 300_000)
    StockRecord.objects.filter(product=bazin).update(num_in_stock=0)
    refresh_listing([bazin.pk])
    assert told() == []


def many_keep(product: Any, many: int) -> None:
    people = [builders.a_user() for _ in range(many)]
    for person in people:
        person.wishlists.create(name="x").lines.create(product=product, title="x")


@pytest.mark.parametrize("many", [1, 25])
def test_the_save_costs_the_same_however_many_wait(bazin: Any, many: int) -> None:
    many_keep(bazin, many)
    StockRecord.objects.filter(product=bazin).update(price=Decimal(300_000))
    with CaptureQueriesContext(connection) as seen:
        refresh_listing([bazin.pk])
    assert OutboxMessage.objects.filter(task=TELL).count() == 1
    asked = [query["sql"] for query in seen.captured_queries if "wishlists_line" in query["sql"]]
    assert len(asked) == 1
    assert len(seen.captured_queries) <= 20


def test_batches_follow_one_another_and_each_hears_once(bazin: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(service, "AT_ONCE", 3)
    many_keep(bazin, 8)
    costs(bazin, 300_000)
    for _ in range(4):
        drain()
    assert Told.count() == 8
    assert len(set(Told.values_list("recipient", flat=True))) == 8
    tell_price_drop(bazin.pk, was="350000")
    assert Told.count() == 8


def test_killed_in_a_batch_nothing_of_it_is_told_and_the_next_try_tells_all(
    bazin: Any, monkeypatch: Any
) -> None:
    many_keep(bazin, 4)
    costs(bazin, 300_000)
    notify, calls = service.notify, []

    def dies(*args: Any, **kwargs: Any) -> Any:
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return notify(*args, **kwargs)

    monkeypatch.setattr(service, "notify", dies)
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        tell_price_drop(bazin.pk, was="350000")
    assert (Told.count(), PriceTold.objects.count()) == (0, 0)
    assert len(told()) == 4


def test_without_what_is_known_the_database_refuses_a_second_telling(
    bazin: Any, kadiatou: Any, monkeypatch: Any
) -> None:
    """The twin: as when two runs read at once that nobody was told."""
    add_favourite(bazin, user=kadiatou)
    costs(bazin, 300_000)
    drain()
    row = PriceTold.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        PriceTold.objects.create(person=row.person, product=bazin, day=row.day, price=1)
    assert Told.count() == 1


def test_one_tap_from_the_notice_ends_it(hers: Client, kadiatou: Any, bazin: Any) -> None:
    add_favourite(bazin, user=kadiatou)
    costs(bazin, 300_000)
    drain()
    path = f"/fr{Told.get().link}"
    page = hers.get(path).content.decode()
    assert "Bazin" in page
    assert Line.objects.count() == 1
    assert hers.post(path).status_code == 302
    assert not Line.objects.exists()
    assert "Ne plus le suivre" not in hers.get(path).content.decode()
    costs(bazin, 200_000)
    assert len(told()) == 1
