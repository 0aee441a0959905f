"""The facts of the market, as they are written down."""

import re
from collections import defaultdict

import pytest

from core.demo import Market, facts
from shop.catalogue.demo.facts import items, shelves
from shop.catalogue.demo.pictures import item_picture, shelf_picture, wanted
from shop.catalogue.demo.products import Variation
from shop.catalogue.drawings import DRAWINGS


def test_it_holds_eight_stores_thirty_shelves_and_three_hundred_products() -> None:
    assert len(facts("stores")) == 8
    assert len(shelves()) == 30
    assert len(items()) == 300
    assert len({item.title for item in items()}) == 300
    assert len({item.slug for item in items()}) == 300


def test_every_shelf_holds_ten_and_neighbours_come_from_different_shelves() -> None:
    rows = items()
    assert {sum(item.shelf == shelf for item in rows) for shelf in shelves()} == {10}
    assert len({item.shelf for item in rows[:30]}) == 30


def test_prices_are_whole_and_rounded_as_people_say_them() -> None:
    for item in items():
        assert isinstance(item.price, int)
        assert item.price % (500 if item.price < 100_000 else 1_000) == 0, item.title
        assert 15_000 <= item.price <= 10_000_000, item.title


def test_some_are_sold_out_some_nearly_and_most_there() -> None:
    stock = [item.stock for item in items()]
    assert 20 <= stock.count(0) <= 40
    assert 20 <= sum(0 < n <= 3 for n in stock) <= 60
    assert sum(n > 3 for n in stock) > 200


def test_each_is_described_in_two_to_four_sentences() -> None:
    for item in items():
        said = re.findall(r"[.!?](?:\s|$)", item.description)
        assert 2 <= len(said) <= 4, item.description


def test_every_store_of_a_shelf_stands_and_sells() -> None:
    selling = {Variation(number).store for number in range(300)}
    assert selling == {store["code"] for store in facts("stores")}


def test_no_two_shelves_share_a_drawing_and_none_is_left_over() -> None:
    used = defaultdict(set)
    for item in items():
        used[item.drawing].add(item.shelf.slug)
    assert {name for name, where in used.items() if len(where) > 1} == set()
    assert set(used) == set(DRAWINGS)


def test_no_two_products_show_the_same_picture() -> None:
    pictures = [item_picture(item) for item in items()]
    assert len({(p.drawing, p.look, p.tint) for p in pictures}) == 300
    assert len({p.name for p in pictures} | {p.close for p in pictures}) == 600


def test_a_small_market_draws_no_more_than_it_shows() -> None:
    # 7 departments, 30 shelves.
    assert len(wanted(Market(products=5))) == 37 + 5
    assert len(wanted(Market(products=100_000))) == 37 + 300


@pytest.mark.parametrize("slug", ["mode", "pagnes", "moto"])
def test_a_category_shows_what_stands_on_its_shelf(slug: str) -> None:
    picture = shelf_picture(slug)
    shelf = "pagnes" if slug == "mode" else slug
    first = next(item for item in items() if item.shelf.slug == shelf)
    assert (picture.drawing, picture.look) == (first.drawing, first.look)


def test_variations_keep_the_shelf_and_round_the_price() -> None:
    first, again = Variation(17), Variation(317)
    assert again.item == first.item
    assert again.title == f"{first.title}, série 1"
    assert again.upc != first.upc
    assert again.price % 500 == 0
    assert 0.78 * first.price <= again.price <= 1.25 * first.price
    assert Variation(317).price == again.price
    assert Variation(317).stock == again.stock
