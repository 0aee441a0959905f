"""`/api/v1/categories/suggest`: what somebody means who has typed the beginning of a name."""

from typing import Any
from urllib.parse import urlencode

import pytest

from shop.catalogue.services.refresh_listing import refresh_listing
from shop.catalogue.tree import forget_category_tree
from tests.builders import a_category, a_product
from tests.support.api import Api, assert_problem

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelves(db: None) -> None:
    fashion = a_category(name="Mode et tissus", name_en="Fashion and fabrics", slug="mode")
    a_category(name="Pagnes", name_en="Wax prints", slug="pagnes", parent=fashion)
    a_category(name="Chaussures d’été", name_en="Summer shoes", slug="ete", parent=fashion)
    home = a_category(name="Maison", name_en="Home", slug="maison")
    a_category(name="Poêles et marmites", name_en="Pans and pots", slug="poeles", parent=home)
    a_category(name="Petits pagnes", name_en="", slug="petits", parent=home)
    a_category(name="Secret des pagnes", slug="secret", is_public=False)
    forget_category_tree()


def names(asked: str, *, api: Api | None = None, **more: Any) -> list[str]:
    answer = (api or Api()).call("GET", f"/categories/suggest?{urlencode({'q': asked, **more})}")
    assert answer.status_code == 200, answer.content.decode()
    return [item["name"] for item in answer.json()["items"]]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("p", ["Pagnes", "Petits pagnes", "Poêles et marmites"]),
        ("pagne", ["Pagnes", "Petits pagnes"]),
        ("poele", ["Poêles et marmites"]),
        ("POÊLES", ["Poêles et marmites"]),
        ("chaussure", ["Chaussures d’été"]),
        ("ete", ["Chaussures d’été"]),
        ("d'ete", ["Chaussures d’été"]),
        ("marmites poe", ["Poêles et marmites"]),
        ("petit pagn", ["Petits pagnes"]),
        ("mode pag", ["Pagnes"]),
        # In the other language.
        ("wax", ["Pagnes"]),
        ("summer sh", ["Chaussures d’été"]),
        ("pan", ["Poêles et marmites"]),
        # Not in the middle of a word, nor with a word that is nowhere.
        ("agnes", []),
        ("pagnes velo", []),
        ("secret", []),
        ("%", []),
        ("'; DROP TABLE", []),
        ("💥", []),
    ],
)
def test_a_beginning_finds(shelves: None, asked: str, found: list[str]) -> None:
    assert sorted(names(asked)) == found


def test_whose_name_begins_so_comes_first_then_the_fullest(shelves: None) -> None:
    assert names("pagnes") == ["Pagnes", "Petits pagnes"]
    mode = names("mode")
    # The shelf itself, then nothing: what stands in it is not begun by its name alone.
    assert mode == ["Mode et tissus"]
    full = a_category(name="Pains", slug="pains")
    products = [a_product(title=f"Pain {n}", category=full) for n in range(3)]
    refresh_listing([product.pk for product in products])
    forget_category_tree()
    assert names("pa")[:2] == ["Pains", "Pagnes"]


def test_names_come_in_the_language_asked_for_with_what_they_stand_in(shelves: None) -> None:
    asked = "/categories/suggest?q=pag"
    french = Api().call("GET", asked).json()["items"]
    english = Api(language="en").call("GET", asked).json()["items"]
    assert [(item["name"], item["where"]) for item in french] == [
        ("Pagnes", "Mode et tissus"),
        ("Petits pagnes", "Maison"),
    ]
    assert [(item["name"], item["where"]) for item in english] == [
        ("Wax prints", "Fashion and fabrics"),
        ("Petits pagnes", "Home"),
    ]
    assert french[0]["path"] == english[0]["path"] == "mode/pagnes"


def test_no_more_than_asked_for(shelves: None) -> None:
    assert len(names("p", limit=2)) == 2


@pytest.mark.parametrize(
    "query", ["", "q=", "q=p&limit=0", "q=p&limit=21", f"q={'p' * 2000}", "q=p%00"]
)
def test_what_cannot_be_asked_is_said(api: Api, query: str) -> None:
    assert_problem(api.call("GET", f"/categories/suggest?{query}"), 422, "invalid")


def test_the_longest_question_is_answered_soon(
    shelves: None, django_assert_max_num_queries: Any
) -> None:
    names("p")
    with django_assert_max_num_queries(1):
        assert names("p " * 49) in ([], ["Pagnes", "Petits pagnes", "Poêles et marmites"])
