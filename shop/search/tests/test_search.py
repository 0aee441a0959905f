"""What a search finds, on whichever database the suite runs."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from shop.catalogue.models import Product
from shop.catalogue.selectors import listed_products
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.search.models import Synonyms
from shop.search.selectors import beginning_with, matching, whole
from shop.search.synonyms import wishes
from tests.builders import a_category, a_product, a_store
from tests.stalls import a_fact, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def market() -> dict[str, Product]:
    shoes = a_category(name="Chaussures", name_en="Shoes")
    store = a_store(name="Chez Fatou", code="chez-fatou", commune="Ratoma")
    made = {
        "sandals": a_product(title="Sandales d’été", price=40_000, store=store, category=shoes),
        "boots": a_product(title="Bottes de pluie", price=90_000, store=store, category=shoes),
        "phone": a_product(
            title="Téléphone Allô 105",
            price=250_000,
            store=a_store(name="Madina Mobile", code="madina-mobile"),
            description="Deux puces. Livré avec des <b>écouteurs</b>, pas de sandales.",
        ),
    }
    for product, category in (("sandals", shoes), ("boots", shoes)):
        made[product].categories.add(category)
    a_fact(made["phone"], "brand", "Volta")
    a_fact(made["boots"], "color", "bleu nuit")
    Product.objects.update(listed_brand="?")
    refresh_listing([product.pk for product in made.values()])
    return made


def found(query: str, **parameters: Any) -> list[str]:
    answer = Client().get("/fr/search/", {"q": query, **parameters})
    assert answer.status_code == 200
    return [product.title for product in answer.context["page"].object_list]


@pytest.mark.parametrize(
    "words",
    ["telephone", "Téléphones", "TELEPHONE allo", "volta", "écouteur", "madina mobile", "105"],
)
def test_accents_capitals_plurals_brand_store_and_description_all_find_it(
    market: dict[str, Product], words: str
) -> None:
    assert found(words) == ["Téléphone Allô 105"]


def test_the_rayon_in_either_language_and_the_colour_find_it_too(market: dict[str, Any]) -> None:
    assert set(found("shoes")) == set(found("chaussure")) == {"Sandales d’été", "Bottes de pluie"}
    assert found("bottes rouges") == []
    assert found("bottes bleues") == found("bottes nuit") == ["Bottes de pluie"]


def test_a_word_in_the_name_comes_before_one_in_the_description(market: dict[str, Any]) -> None:
    assert found("sandales") == ["Sandales d’été", "Téléphone Allô 105"]


def test_all_words_have_to_be_there(market: dict[str, Any]) -> None:
    assert found("téléphone sandales pluie") == []


def test_where_no_word_is_found_whole_a_beginning_counts(market: dict[str, Any]) -> None:
    assert found("télép") == ["Téléphone Allô 105"]


def test_filters_and_sorts_work_with_words(market: dict[str, Any]) -> None:
    assert found("sandales", max_price="50 000") == ["Sandales d’été"]
    assert found("sandales", store="madina-mobile") == ["Téléphone Allô 105"]
    assert found("sandales", commune="ratoma", sort="-price") == ["Sandales d’été"]
    assert found("sandales", sort="-price") == ["Téléphone Allô 105", "Sandales d’été"]


def test_a_hidden_product_is_not_found(market: dict[str, Product]) -> None:
    Product.objects.filter(pk=market["phone"].pk).update(is_public=False)
    assert found("telephone") == []


@pytest.mark.parametrize(
    "words",
    ["🛵", "<script>alert(1)</script>", "'; DROP TABLE x; --", "x" * 5000, "\x00", '"', "*", "%"],
)
def test_nothing_that_is_typed_breaks_it(market: dict[str, Any], words: str) -> None:
    for address in ("/fr/search/", "/fr/search/suggest/", "/fr/shop/"):
        answer = Client().get(address, {"q": words})
        assert answer.status_code == 200
        assert b"<script>alert(1)" not in answer.content


def test_an_empty_result_says_what_to_do_next(market: dict[str, Any]) -> None:
    body = Client().get("/fr/search/", {"q": "zzzz"}).content.decode()
    assert "Aucun produit ne correspond" in body
    assert "Voir tous les produits" in body
    narrowed = Client().get("/fr/search/", {"q": "sandales", "min_price": 10**9}).content.decode()
    assert 'href="?q=sandales"' in narrowed


def test_suggestions_begin_with_what_is_typed(market: dict[str, Any]) -> None:
    answer = Client().get("/fr/search/suggest/", {"q": "alló"}).json()
    assert answer == {
        "suggestions": [
            {
                "title": "Téléphone Allô 105",
                "url": market["phone"].get_absolute_url(),
                "price": "250\xa0000\xa0GNF",
            }
        ]
    }
    assert Client().get("/fr/search/suggest/", {"q": "a"}).json() == {"suggestions": []}


def test_pages_of_editors_are_found_beside_products(market: dict[str, Any]) -> None:
    home = Page.objects.get(depth=2, locale__language_code="fr").specific
    page = home.add_child(instance=Page(title="Livraison à Conakry", slug="livraison"))
    from wagtail.search.index import insert_or_update_object

    insert_or_update_object(page)
    for words in ("livraison conakry", "la livraison à Conakry"):
        body = Client().get("/fr/search/", {"q": words}).content.decode()
        assert 'href="/fr/livraison/">Livraison à Conakry</a>' in body
    assert "Livraison à Conakry</a>" not in (
        Client().get("/en/search/", {"q": "livraison conakry"}).content.decode()
    )


@pytest.mark.parametrize("many", [3, 60])
def test_a_search_costs_the_same_however_much_it_finds(
    client_fr: Any, queries_of: Any, many: int
) -> None:
    keys = [a_product(title=f"Bazin riche {n}", listed_brand="?").pk for n in range(many)]
    refresh_listing(keys)
    seen = queries_of(client_fr, "/fr/search/?q=bazin&sort=price")
    assert len(seen) <= 5, "\n".join(seen)
    assert not written(seen)


@pytest.mark.parametrize(
    "words", ["sandale", "été", "chaussure fatou", "nuit", "frigo", "sandales deux", "105"]
)
def test_our_join_finds_what_wagtail_finds_as_telling(
    market: dict[str, Product], words: str
) -> None:
    Synonyms.objects.create(words="frigo, réfrigérateur deux portes, bottes")
    for title in ("Réfrigérateur deux portes", "Porte d’été", "Sandales sandales pour deux"):
        refresh_listing([a_product(title=title, listed_brand="?").pk])
    rows = listed_products()
    wagtail = get_search_backend().search(whole(wishes(words)), rows).get_queryset()
    ours = [row.pk for row in matching(rows, words=words)]
    if connection.vendor == "postgresql":
        assert ours == [row.pk for row in wagtail]
    # On SQLite Wagtail's ranks the other way round; what it finds is the same.
    assert set(ours) == {row.pk for row in wagtail}
    assert ours


@pytest.mark.parametrize(
    ("typing", "titles"),
    [
        ("sand", ["Sandales d’été"]),
        ("d ét", ["Sandales d’été"]),
        ("de plu", ["Bottes de pluie"]),
        ("pluie d", ["Bottes de pluie"]),
        ("plu de", []),
    ],
)
def test_only_the_last_word_may_be_begun(
    market: dict[str, Product], typing: str, titles: list[str]
) -> None:
    assert [row.title for row in beginning_with(listed_products(), words=typing)] == titles
