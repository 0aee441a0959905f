"""Filters are read from the address, kept in it, and what cannot be read is left out."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client

from shop.catalogue.filters import Filters, read_filters
from shop.catalogue.narrowing import Narrowing
from shop.catalogue.services.refresh_listing import refresh_listing
from tests.builders import a_category, a_product, a_store
from tests.stalls import a_fact

pytestmark = pytest.mark.django_db


def read(query: str) -> Filters:
    return read_filters(QueryDict(query))


@pytest.mark.parametrize(
    ("typed", "price"),
    [
        ("75000", 75_000),
        ("75 000", 75_000),
        ("75.000", 75_000),
        ("75\u202f000", 75_000),
        ("75000.00", 75_000),
        ("75000,5", 75_000),
        ("-5", None),
        ("abc", None),
        ("1e9", None),
        ("²", None),
        ("9" * 30, None),
        ("", None),
    ],
)
def test_a_price_is_read_as_people_write_it(typed: str, price: int | None) -> None:
    assert read(urlencode({"min_price": typed})).min_price == price


def test_bounds_the_wrong_way_round_are_turned() -> None:
    read_ = read("min_price=900&max_price=100")
    assert (read_.min_price, read_.max_price) == (100, 900)


def test_one_bad_value_does_not_lose_the_others() -> None:
    kept = read("min_price=x&rating=9&sort=up&in_stock=maybe&store=a%20b&q=%00sac%0A&brand=Volta")
    assert kept == Filters(q="sac", brand=("Volta",))


def test_long_and_many_values_are_cut() -> None:
    kept = read("q=" + "m" * 900 + "".join(f"&brand=b{n}" for n in range(50)))
    assert (len(kept.q), len(kept.brand)) == (100, 20)


def test_the_address_keeps_every_choice_and_gives_each_back() -> None:
    filters = Filters(q="sac", brand=("A & B", "C"), min_price=5, in_stock=True, sort="price")
    assert read(filters.address()[1:]) == filters
    assert read(filters.without("brand", "C")[1:]).brand == ("A & B",)
    assert read(filters.without("in_stock")[1:]).in_stock is False
    assert read(filters.bare[1:]) == Filters(q="sac", sort="price")
    assert filters.count == 4


@pytest.fixture
def market() -> dict[str, Any]:
    fabrics, phones = a_category(name="Tissus"), a_category(name="Téléphones")
    madina = a_store(name="Madina", code="madina", commune="Matam")
    kipe = a_store(name="Kipé", code="kipe", commune="Ratoma")
    made = {
        "bazin": a_product(title="Bazin", price=90_000, store=madina),
        "pagne": a_product(title="Pagne", price=30_000, store=kipe),
        "phone": a_product(title="Téléphone", price=200_000, store=kipe),
    }
    for name, category in (("bazin", fabrics), ("pagne", fabrics), ("phone", phones)):
        made[name].categories.add(category)
    a_fact(made["bazin"], "color", "Bleu nuit")
    a_fact(made["pagne"], "color", "rouge, Bleu nuit")
    a_fact(made["phone"], "brand", "Voltà")
    refresh_listing([product.pk for product in made.values()])
    return made


def titles(query: str) -> set[str]:
    return {p.title for p in Client().get(f"/fr/shop/{query}").context["page"].object_list}


def test_several_values_of_one_filter_widen_and_two_filters_narrow(market: dict[str, Any]) -> None:
    assert titles("?color=rouge") == {"Pagne"}
    assert titles("?color=rouge&color=bleu+nuit") == {"Pagne", "Bazin"}
    assert titles("?color=bleu+nuit&commune=Ratoma") == {"Pagne"}
    assert titles("?store=kipe&store=madina") == {"Bazin", "Pagne", "Téléphone"}


def test_names_are_found_however_they_are_typed(market: dict[str, Any]) -> None:
    assert titles("?brand=volta") == {"Téléphone"}
    assert titles("?color=BLEU+NUIT") == {"Bazin", "Pagne"}
    assert titles("?commune=ratoma") == {"Pagne", "Téléphone"}


def test_part_of_a_colour_is_not_that_colour(market: dict[str, Any]) -> None:
    assert titles("?color=bleu") == set()


def test_each_rayon_offers_the_choices_of_its_own_products(market: dict[str, Any]) -> None:
    whole = Narrowing(Filters())
    assert [c.value for c in whole.brands()] == ["Voltà"]
    assert [c.value for c in whole.communes()] == ["Matam", "Ratoma"]
    market["bazin"].refresh_from_db()
    fabrics = Narrowing(Filters(color=("rouge",)), tree_path=market["bazin"].listed_category)
    assert fabrics.brands() == []
    assert [(c.value, c.chosen) for c in fabrics.colors()] == [
        ("bleu nuit", False),
        ("rouge", True),
    ]
    assert [c.label for c in fabrics.stores()] == ["Kipé", "Madina"]


def test_chips_say_what_holds_and_take_it_back(market: dict[str, Any]) -> None:
    body = Client().get("/fr/shop/?store=kipe&min_price=1000&page=2").content.decode()
    assert "Dès 1\xa0000\xa0GNF" in body
    assert 'href="?min_price=1000"' in body
    assert 'href="?store=kipe"' in body


def test_a_narrowed_list_asks_not_to_be_indexed(market: dict[str, Any]) -> None:
    mark = '<meta name="robots" content="noindex, follow">'
    assert mark in Client().get("/fr/shop/?color=rouge").content.decode()
    assert mark not in Client().get("/fr/shop/").content.decode()
