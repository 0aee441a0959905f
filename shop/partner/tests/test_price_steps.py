"""Wholesale prices: the more of one thing, the less each costs, in basket, checkout and order."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from accounts.models import User
from core.audit import history_of
from core.integrity import find_faults
from core.money import Money
from shop.basket.models import Basket, Line
from shop.basket.services.merge_guest_basket import merge_guest_basket
from shop.order.models import Order
from shop.partner.models import PriceStep, StockRecord
from shop.partner.revisions import RevisionRefused, revision_of
from shop.partner.services.set_price_steps import set_price_steps
from shop.partner.tests.test_discounts import lowered
from tests.builders import a_product, a_user
from tests.races.helpers import at_the_last_step, place
from tests.stalls import a_variant

pytestmark = pytest.mark.django_db
STEPS = [(10, 900), (50, 800)]


def stepped(product: Any, *, steps: Any = STEPS, by: User | None = None) -> StockRecord:
    record = StockRecord.objects.get(product=product)
    set_price_steps(record, by=by or a_user(), steps=steps)
    return record


def put(client: Client, product: Any, quantity: int, **more: Any) -> None:
    client.post(f"/fr/basket/add/{product.pk}/", {"quantity": quantity, **more})


def change(client: Client, line: Line, quantity: int) -> str:
    client.post(f"/fr/basket/lines/{line.pk}/", {"quantity": quantity})
    return str(client.get("/fr/basket/").content.decode())


@pytest.mark.parametrize(
    ("quantity", "each"), [(1, 1_000), (9, 1_000), (10, 900), (49, 900), (50, 800), (60, 800)]
)
def test_a_line_costs_what_so_many_pieces_cost(quantity: int, each: int) -> None:
    product = a_product(price=1_000, stock=100)
    stepped(product)
    client = Client()
    put(client, product, quantity)
    page = client.get("/fr/basket/").content.decode()
    total = f"{quantity * each + 20_000:,}".replace(",", "\xa0")
    assert f"<dd>{total}\xa0GNF</dd>" in page
    assert "Le prix a changé" not in page


def test_more_of_it_makes_each_cheaper_and_less_makes_it_dearer_again() -> None:
    product = a_product(price=1_000, stock=100)
    stepped(product)
    client = Client()
    put(client, product, 9)
    line = Line.objects.get()
    assert "29\xa0000\xa0GNF" in change(client, line, 10)
    page = change(client, line, 9)
    assert "29\xa0000\xa0GNF" in page
    assert "Le prix a changé" not in page


def test_what_is_added_later_counts_with_what_lies_there() -> None:
    product = a_product(price=1_000, stock=100)
    stepped(product)
    client = Client()
    put(client, product, 6)
    put(client, product, 4, next="/fr/shop/")
    page = client.get("/fr/basket/").content.decode()
    assert (Line.objects.get().quantity, "29\xa0000\xa0GNF" in page) == (10, True)
    assert "Le prix a changé" not in page


def test_a_step_taken_away_while_it_lies_in_the_basket_is_told() -> None:
    product = a_product(price=1_000, stock=100)
    record = stepped(product)
    client = Client()
    put(client, product, 10)
    set_price_steps(record, by=a_user(), steps=[])
    page = client.get("/fr/basket/").content.decode()
    assert "1\xa0000\xa0GNF au lieu de 900\xa0GNF" in page


def test_variants_are_counted_each_for_itself() -> None:
    product = a_product(title="Robe", price=1)
    variants = [a_variant(product, price=1_000, stock=20) for _ in range(2)]
    for variant in variants:
        stepped(variant)
    client = Client()
    for variant in variants:
        put(client, product, 6, child_id=variant.pk)
    assert "32\xa0000\xa0GNF" in client.get("/fr/basket/").content.decode()


def test_the_order_freezes_the_price_of_so_many() -> None:
    product = a_product(price=1_000, stock=100)
    record = stepped(product)
    client = at_the_last_step(product)
    Line.objects.update(quantity=50)
    client.form = {}
    assert place(client)[0] == 302
    set_price_steps(record, by=a_user(), steps=[])
    line = Order.objects.get().lines.get()
    assert (line.unit_price_incl_tax, line.line_price_incl_tax) == (800, 40_000)
    assert [(p.quantity, p.price_incl_tax) for p in line.prices.all()] == [(50, 800)]
    assert Order.objects.get().total_incl_tax == 60_000


def test_the_lower_of_discount_and_step_is_asked() -> None:
    product = a_product(price=1_000, stock=100)
    stepped(product)
    lowered(product, price=Money(850))
    client = Client()
    put(client, product, 10)
    assert "28\xa0500\xa0GNF" in client.get("/fr/basket/").content.decode()
    assert "60\xa0000\xa0GNF" in change(client, Line.objects.get(), 50)
    page = client.get(product.get_absolute_url()).content.decode()
    assert "Dès 50 pièces" in page
    assert "Dès 10 pièces" not in page, "dearer than one piece costs now"


def test_the_products_page_has_a_table_of_them() -> None:
    product = a_product(price=1_000)
    stepped(product)
    page = Client().get(product.get_absolute_url()).content.decode()
    assert '<th scope="row">Dès 10 pièces</th><td>900\xa0GNF la pièce</td>' in page
    assert "price-steps" not in Client().get(a_product().get_absolute_url()).content.decode()


def test_signing_in_keeps_the_price_at_which_the_larger_number_was_chosen() -> None:
    product = a_product(price=1_000, stock=100)
    stepped(product)
    guest = Client()
    put(guest, product, 10)
    lying = Basket.objects.get()
    kadiatou = a_user(email="kadiatou@makiti.test")
    mine = Client()
    mine.force_login(kadiatou)
    put(mine, product, 2)
    merged = merge_guest_basket(guest_basket=lying, user=kadiatou)
    line = merged.lines.get()
    assert (line.quantity, line.price_incl_tax) == (10, 900)


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        ([(1, 900)], "quantity"),
        ([(0, 900)], "quantity"),
        ([(-3, 900)], "quantity"),
        ([(10, 0)], "not_positive"),
        ([(10, -5)], "not_positive"),
        ([(10, 900), (10, 800)], "twice"),
        ([(10, 900), (20, 900)], "not_falling"),
        ([(10, 800), (20, 900)], "not_falling"),
        ([(10, 1_000)], "not_falling"),
        ([(n, 1_000 - n) for n in range(2, 13)], "too_many_steps"),
    ],
)
def test_steps_that_cannot_be_are_refused_and_those_of_before_stay(steps: Any, code: str) -> None:
    record = stepped(a_product(price=1_000))
    with pytest.raises(RevisionRefused) as refused:
        set_price_steps(record, by=a_user(), steps=steps)
    assert refused.value.code == code
    record.refresh_from_db()
    assert record.price_steps == [[10, 900], [50, 800]]
    assert history_of(record).count() == 1


@pytest.mark.parametrize("row", [(10, 700), (60, 900), (1, 700), (60, 0), (60, -1)])
def test_the_database_refuses_two_alike_and_what_is_not_positive(row: tuple[int, int]) -> None:
    record = stepped(a_product(price=1_000))
    with pytest.raises(IntegrityError), transaction.atomic():
        PriceStep.objects.create(stockrecord=record, quantity=row[0], price=row[1])


def test_the_same_steps_again_write_nothing() -> None:
    record = stepped(a_product(price=1_000))
    set_price_steps(record, by=a_user(), steps=list(reversed(STEPS)))
    assert history_of(record).count() == 1


def test_a_price_does_not_sink_to_its_first_step() -> None:
    record = stepped(a_product(price=1_000))
    with pytest.raises(RevisionRefused):
        revision_of(record, {"price": Decimal(900)})
    assert revision_of(record, {"price": Decimal(901)}).after == {"price": Decimal(901)}


def test_the_daily_look_finds_steps_that_are_not_those_at_hand() -> None:
    record = stepped(a_product(price=1_000))
    assert not [fault for room, fault in find_faults() if room == "prices"]
    PriceStep.objects.filter(stockrecord=record, quantity=50).delete()
    assert [fault for room, fault in find_faults() if room == "prices"] == [
        f"stock record {record.pk}: steps [[10, 900]], at hand [[10, 900], [50, 800]]"
    ]
