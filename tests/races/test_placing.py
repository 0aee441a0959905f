"""Nothing is sold twice and one basket makes one order, with real threads and real requests.

Each guard has a twin with the guard taken out, which must fail: it shows that the race is run.
"""

from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone

from shop.basket.models import Basket
from shop.order.models import Order
from shop.order.services.claim_basket import BasketAlreadyOrdered
from shop.partner.models import StockRecord
from tests.builders import a_product
from tests.races.helpers import Shopper, at_the_last_step, buyers, orders, place, twin
from tests.support.together import together

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
THANKS = (302, "/fr/checkout/thank-you/")


PREVIEW, BASKET = (200, ""), (302, "/fr/basket/")
SOLD_OUT = {
    PREVIEW: "« La dernière marmite » n’est plus disponible en cette quantité.",
    BASKET: "il n’y a plus assez de « La dernière marmite »",
}


def fifty_tap_at_once() -> tuple[list[Shopper], list[Any]]:
    product = a_product(title="La dernière marmite", stock=1)
    clients = [at_the_last_step(product, user=user) for user in buyers(50)]
    return clients, together(50, lambda number: place(clients[number]))


def test_fifty_buyers_of_one_piece_make_one_order() -> None:
    clients, outcomes = fifty_tap_at_once()
    assert outcomes.count(THANKS) == 1
    # Who lost while placing sees the last step again, who came later the basket: with the reason.
    assert set(outcomes) - {THANKS} <= set(SOLD_OUT)
    for client, outcome in zip(clients, outcomes, strict=True):
        if outcome != THANKS:
            page = client.shown or client.get("/fr/basket/").content.decode()
            assert SOLD_OUT[outcome] in page
    record = StockRecord.objects.get()
    assert (orders(), record.num_in_stock, record.num_allocated) == (1, 1, 1)
    assert Order.objects.get().lines.get().quantity == 1
    assert Basket.objects.filter(status=Basket.SUBMITTED).count() == 1
    assert Basket.objects.filter(status=Basket.OPEN).count() == 49


def test_without_the_guard_the_same_piece_is_sold_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def allocate(self: StockRecord, quantity: int) -> None:
        mine = StockRecord.objects.filter(pk=self.pk)
        mine.update(num_allocated=Coalesce(F("num_allocated"), 0) + quantity)

    monkeypatch.setattr(StockRecord, "allocate", allocate)
    _clients, outcomes = fifty_tap_at_once()
    assert outcomes.count(THANKS) > 1
    assert orders() > 1


def one_basket_twenty_times() -> list[Any]:
    client = at_the_last_step(a_product(title="Riz", stock=100), user=buyers(1)[0])
    tabs = [twin(client) for _ in range(20)]
    return together(20, lambda number: place(tabs[number]))


def test_twenty_taps_on_one_basket_make_one_order() -> None:
    outcomes = one_basket_twenty_times()
    assert orders() == 1
    assert StockRecord.objects.get().num_allocated == 1
    # Whoever came second, however late, is shown the order that stands.
    assert outcomes == [THANKS] * 20


def test_without_the_claim_one_basket_makes_several_orders(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def claim(*, basket: Any) -> None:
        Basket.objects.filter(pk=basket.pk).update(
            status=Basket.SUBMITTED, date_submitted=timezone.now()
        )

    monkeypatch.setattr("shop.order.utils.claim_basket", claim)
    unique = next(c for c in Order._meta.constraints if c.name == "order_one_per_basket")
    others = [c for c in Order._meta.constraints if c is not unique]
    # SQLite makes the table anew from what the model says.
    monkeypatch.setattr(Order._meta, "constraints", others)
    with connection.schema_editor() as editor:
        editor.remove_constraint(Order, unique)
    one_basket_twenty_times()
    assert orders() > 1


def test_the_database_itself_refuses_a_second_order_of_a_basket() -> None:
    client = at_the_last_step(a_product(stock=5), user=buyers(1)[0])
    place(client)
    first = Order.objects.get()
    second = {f.attname: getattr(first, f.attname) for f in Order._meta.concrete_fields}
    second |= {"id": None, "number": "MK-0000-0000"}
    with pytest.raises(IntegrityError):
        Order.objects.create(**second)
    assert orders() == 1


def test_a_claimed_basket_is_not_claimed_again() -> None:
    from shop.order.services.claim_basket import claim_basket

    client = at_the_last_step(a_product(stock=5), user=buyers(1)[0])
    place(client)
    with pytest.raises(BasketAlreadyOrdered):
        claim_basket(basket=Basket.objects.get(status=Basket.SUBMITTED))
