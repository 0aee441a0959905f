"""A seller lowers a price for a while, or for who takes many; a rival and a clerk do not."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from sellers.stores.models import Store
from shop.catalogue.models import Product
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.partner.models import StockRecord
from tests.builders import a_product
from tests.stalls import a_variant

pytestmark = pytest.mark.django_db


@pytest.fixture
def bazin(her_store: Any) -> Product:
    product = a_product(title="Bazin riche", price=100_000, store=her_store)
    refresh_listing([product.pk])
    return product


@pytest.fixture
def desk(aissatou: Any) -> Client:
    client = Client()
    client.force_login(aissatou)
    return client


def page_of(product: Product) -> str:
    slug = Store.objects.get(partner=product.store).slug
    return f"/fr/seller/{slug}/products/{product.pk}/promotion/"


def at(**away: int) -> str:
    return (timezone.localtime() + timedelta(**away)).strftime("%Y-%m-%dT%H:%M")


def lowered(**told: Any) -> dict[str, Any]:
    return {"action": "discount", "starts": at(hours=-1), "ends": at(days=3)} | told


def stepped(*steps: tuple[Any, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {"steps-TOTAL_FORMS": len(steps), "steps-INITIAL_FORMS": 0}
    for at_, (quantity, each) in enumerate(steps):
        told |= {f"steps-{at_}-quantity": quantity, f"steps-{at_}-each": each}
    return told | {"action": "steps"}


def held(product: Product) -> StockRecord:
    return StockRecord.objects.get(product=product)


def test_a_percentage_lowers_the_price_that_shoppers_see(desk: Client, bazin: Product) -> None:
    assert desk.post(page_of(bazin), lowered(percent="20")).status_code == 302
    bazin.refresh_from_db()
    assert (int(bazin.listed_price), int(bazin.listed_was)) == (80_000, 100_000)
    page = desk.get(page_of(bazin)).content.decode()
    assert "80\xa0000" in page
    assert 'value="20"' in page
    # The same again changes nothing; ended, the usual price holds.
    desk.post(page_of(bazin), {"action": "end"})
    desk.post(page_of(bazin), {"action": "end"})
    bazin.refresh_from_db()
    assert (int(bazin.listed_price), bazin.listed_was) == (100_000, None)


@pytest.mark.parametrize("standing", ["approved", "draft"])
def test_variants_that_are_offered_are_lowered_before_the_product_is_seen_too(
    desk: Client, bazin: Product, standing: str
) -> None:
    offered = a_variant(bazin, price=10_000)
    withdrawn = a_variant(bazin, price=10_000, is_public=False)
    seen = standing == "approved"
    Product.objects.filter(pk=bazin.pk).update(standing=standing, is_public=seen)
    assert desk.post(page_of(bazin), lowered(percent="20")).status_code == 302
    assert held(offered).discount_percent == 20
    assert held(withdrawn).discount_percent is None


def test_a_price_stands_for_a_percentage(desk: Client, bazin: Product) -> None:
    desk.post(page_of(bazin), lowered(price="75 000 GNF"))
    assert int(held(bazin).discount_price) == 75_000


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({}, "percent"),
        ({"percent": "10", "price": "5000"}, "percent"),
        ({"percent": "91"}, "percent"),
        ({"percent": "-5"}, "percent"),
        ({"percent": "=1+1"}, "percent"),
        ({"price": "100000"}, "price"),
        ({"price": "9" * 40}, "price"),
        ({"percent": "5", "ends": ""}, "ends"),
        ({"percent": "5", "starts": "<b>"}, "starts"),
        ({"percent": "5", "ends": at(hours=-2)}, "ends"),
        ({"percent": "5", "ends": at(days=500)}, "ends"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    desk: Client, bazin: Product, told: dict[str, str], field: str
) -> None:
    before = StockRecord.objects.values().get(product=bazin)
    answer = desk.post(page_of(bazin), lowered(**told))
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {field}
    assert StockRecord.objects.values().get(product=bazin) == before


def test_who_takes_many_pays_less_each(desk: Client, bazin: Product) -> None:
    assert desk.post(page_of(bazin), stepped((10, "90000"), ("", ""))).status_code == 302
    assert held(bazin).price_steps == [[10, 90_000]]
    assert 'value="90000"' in desk.get(page_of(bazin)).content.decode()
    desk.post(page_of(bazin), stepped(("", "")))
    assert held(bazin).price_steps == []


@pytest.mark.parametrize(
    "steps",
    [
        [(10, "")],
        [(1, 90_000)],
        [(10, 100_000)],
        [(10, 90_000), (20, 95_000)],
        [(10, 90_000), (10, 80_000)],
        [("x", "y")],
    ],
)
def test_steps_that_make_no_sense_are_refused(
    desk: Client, bazin: Product, steps: list[tuple[Any, Any]]
) -> None:
    answer = desk.post(page_of(bazin), stepped(*steps))
    assert answer.status_code in {200, 422}
    assert "alert-danger" in answer.content.decode() or "field-error" in answer.content.decode()
    assert held(bazin).price_steps == []


def test_all_variants_are_lowered_together_or_none(desk: Client, her_store: Any) -> None:
    parent = a_product(title="Boubou", structure="parent", store=her_store)
    StockRecord.objects.filter(product=parent).delete()
    small, large = (
        a_product(title=title, parent=parent, structure="child", price=price, store=her_store)
        for title, price in (("Petit", 50_000), ("Grand", 60_000))
    )
    refresh_listing([parent.pk])
    page = desk.get(page_of(parent))
    # One price for all says nothing where they cost differently.
    assert "price" not in page.context["form"].fields
    desk.post(page_of(parent), lowered(percent="10"))
    assert {held(one).discount_percent for one in (small, large)} == {10}
    # 55 000 is below the one and not below the other.
    desk.post(page_of(parent), stepped((5, 55_000)))
    assert [held(one).price_steps for one in (small, large)] == [[], []]


def test_without_a_price_there_is_nothing_to_lower(desk: Client, her_store: Any) -> None:
    product = a_product(title="Sans prix", store=her_store)
    StockRecord.objects.filter(product=product).delete()
    answer = desk.post(page_of(product), lowered(percent="10"))
    assert "Donnez d’abord un prix" in answer.content.decode()
