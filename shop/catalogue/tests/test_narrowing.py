"""What a list offers to narrow it: counted choices, traits, prices, what is near, new or sold."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from core.held import HeldByKey, forget_everything
from shop.catalogue import facets
from shop.catalogue.facets import of_store
from shop.catalogue.filters import Filters, read_filters
from shop.catalogue.histogram import bars, spans
from shop.catalogue.models import Product
from shop.catalogue.narrowing import Narrowing
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.catalogue.tasks import repair_listings_task
from shop.order.models import Order
from shop.partner.models import PartnerAddress
from tests.builders import a_category, a_country, a_product, a_store
from tests.races.helpers import at_the_last_step, place
from tests.stalls import a_fact

pytestmark = pytest.mark.django_db


@pytest.fixture
def market() -> dict[str, Any]:
    shoes = a_category(name="Chaussures")
    madina = a_store(name="Madina", code="madina", commune="Matam")
    kipe = a_store(name="Kipé", code="kipe", commune="Ratoma")
    for store, latitude in ((madina, 9.54), (kipe, 9.60)):
        PartnerAddress.objects.create(
            partner=store,
            country=a_country(),
            line1="Ici",
            latitude=latitude,
            longitude=-13.67,
            precision="exact",
        )
    made = {
        "sandale": a_product(title="Sandale", price=40_000, store=kipe),
        "botte": a_product(title="Botte", price=150_000, store=madina),
        "claquette": a_product(title="Claquette", price=15_000, store=madina),
    }
    for product in made.values():
        product.categories.add(shoes)
    a_fact(made["sandale"], "size", "38, 39")
    a_fact(made["sandale"], "material", "Cuir")
    a_fact(made["botte"], "size", "39, 9")
    refresh_listing([product.pk for product in made.values()])
    forget_everything()
    return made


def titles(query: str) -> list[str]:
    return [p.title for p in Client().get(f"/fr/shop/{query}").context["page"].object_list]


def test_a_trait_narrows_and_two_of_them_narrow_more(market: dict[str, Any]) -> None:
    assert set(titles("?trait=size:39")) == {"Sandale", "Botte"}
    assert set(titles("?trait=size:38&trait=size:9")) == {"Sandale", "Botte"}
    assert titles("?trait=size:39&trait=material:CUIR") == ["Sandale"]
    # Part of a value is not that value, and what bars a column asks for nothing.
    assert titles("?trait=size:3") == []
    assert len(titles("?trait=size:%7Csize%3D39")) == 3


def test_choices_are_counted_and_numbers_stand_in_their_order(market: dict[str, Any]) -> None:
    market["botte"].refresh_from_db()
    narrowing = Narrowing(Filters(trait=("size:39",)), tree_path=market["botte"].listed_category)
    [size] = [trait for trait in narrowing.traits() if trait.code == "size"]
    found = [(c.label, c.value, c.count, c.chosen) for c in size.choices]
    assert found == [
        ("9", "size:9", 1, False),
        ("38", "size:38", 1, False),
        ("39", "size:39", 2, True),
    ]
    # One material alone narrows nothing.
    assert [trait.code for trait in narrowing.traits()] == ["size"]
    assert [(c.label, c.count) for c in narrowing.stores()] == [("Kipé", 1), ("Madina", 2)]


def test_a_list_is_narrowed_to_what_is_new(market: dict[str, Any]) -> None:
    old = Product.objects.filter(pk=market["botte"].pk)
    old.update(date_created=timezone.now() - timedelta(days=31))
    assert set(titles("?new=1")) == {"Sandale", "Claquette"}


def test_the_nearest_stores_come_first(market: dict[str, Any]) -> None:
    at_kipe = "near=9.601,-13.67"
    assert titles(f"?{at_kipe}&sort=distance") == ["Sandale", "Claquette", "Botte"]
    assert titles(f"?{at_kipe}&km=2") == ["Sandale"]
    page = Client().get(f"/fr/shop/?{at_kipe}&km=2").content.decode()
    assert "À 2 km de vous" in page
    assert "Plus proches" in page


@pytest.mark.parametrize(
    "near", ["9.6", "999,999", "nan,nan", "9.6,x", "nowhere", "1e999,1", ",", "9,9,9"]
)
def test_near_nothing_known_there_is_nothing(market: dict[str, Any], near: str) -> None:
    assert titles(f"?near={near}") == []


def test_distance_sorts_nothing_without_a_place(market: dict[str, Any]) -> None:
    assert read_filters(QueryDict("sort=distance")).sort == ""
    assert read_filters(QueryDict("km=5")).km is None
    assert read_filters(QueryDict("near=1,1&km=7")).km is None


def test_what_sells_best_comes_first_and_is_forgotten_in_time(market: dict[str, Any]) -> None:
    place(at_the_last_step(Product.objects.get(pk=market["botte"].pk), user=None))
    refresh_listing([market["botte"].pk])
    assert titles("?sort=sold")[0] == "Botte"
    Order.objects.update(date_placed=timezone.now() - timedelta(days=91))
    repair_listings_task()
    assert Product.objects.get(pk=market["botte"].pk).listed_sold == 0


def test_what_was_cancelled_was_not_sold(market: dict[str, Any]) -> None:
    place(at_the_last_step(Product.objects.get(pk=market["botte"].pk), user=None))
    Order.objects.update(status="cancelled")
    refresh_listing([market["botte"].pk])
    assert Product.objects.get(pk=market["botte"].pk).listed_sold == 0


def test_prices_are_drawn_in_round_steps() -> None:
    prices = Counter({15_000: 6, 40_000: 2, 150_000: 4})
    drawn = bars(prices, low=20_000, high=None)
    assert [(bar.low, bar.high, bar.count, bar.chosen) for bar in drawn] == [
        (10_000, 20_000, 6, False),
        (20_000, 50_000, 2, True),
        (50_000, 100_000, 0, True),
        (100_000, 200_000, 4, True),
    ]
    assert [bar.height for bar in drawn] == [32, 11, 0, 21]
    found = [(span.low, span.high, span.count) for span in spans(prices)]
    assert found == [(None, 19_999, 6), (20_000, 49_999, 2), (50_000, None, 4)]
    assert sum(count for *_, count in found) == 12


@pytest.mark.parametrize("prices", [{}, {5_000: 3}, {5_000: 30}, {0: 20}])
def test_few_or_equal_prices_are_not_drawn(prices: dict[int, int]) -> None:
    assert bars(Counter(prices), low=None, high=None) == []
    assert spans(Counter(prices)) == []


def test_a_span_is_a_link_and_its_list_has_what_it_counts(market: dict[str, Any]) -> None:
    for number in range(9):
        a_product(title=f"Lacet {number}", price=Decimal(5_000 + number))
    refresh_listing(Product.objects.all())
    forget_everything()
    for span in Narrowing(Filters()).prices():
        assert len(titles(span.url)) == span.count


def test_nobody_counts_what_words_have_found(market: dict[str, Any]) -> None:
    for number in range(9):
        a_product(title=f"Lacet {number}", price=Decimal(5_000 + 20_000 * number))
    refresh_listing(Product.objects.all())
    forget_everything()
    whole = Client().get("/fr/shop/").context["narrowing"]
    found = Client().get("/fr/shop/", {"q": "botte"}).context["narrowing"]
    assert whole.prices()
    assert whole.bars()
    assert found.prices() == found.bars() == []
    assert {choice.count for choice in found.stores()} == {0}


def test_a_store_offers_what_its_own_products_have(market: dict[str, Any]) -> None:
    kipe = Narrowing(Filters(), tree_path=of_store(market["sandale"].store_id))
    assert [choice.label for choice in kipe.traits()[0].choices] == ["38", "39"]
    assert facets.price_counts(of_store(market["botte"].store_id)) == {150_000: 1, 15_000: 1}
    assert facets.price_counts(of_store(0)) == {}


def test_what_is_held_of_many_makes_room_and_grows_old(monkeypatch: Any) -> None:
    read: list[int] = []
    held = HeldByKey(lambda key: read.append(key) or key * 2, lifetime=60, most=2)
    now = [1000.0]
    monkeypatch.setattr("core.held.time.monotonic", lambda: now[0])
    assert [held.get(key) for key in (1, 1, 2, 3, 1)] == [2, 2, 4, 6, 2]
    assert read == [1, 2, 3, 1]
    now[0] += 61
    held.get(1)
    held.forget()
    held.get(1)
    assert read[4:] == [1, 1]
