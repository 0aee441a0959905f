"""A real OpenSearch finds what the database finds. Where one answers, SEARCH_URL names it:

    SEARCH_URL=http://127.0.0.1:9200 pytest --no-cov tests/services/test_opensearch.py

Its indices are the test's own and go with it. docs/search.md says how to have a server.
"""

import os
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from content.home.selectors import find_pages
from core.outbox import drain
from shop.catalogue.models import Product
from shop.catalogue.services.index_products import index_products
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.search import opensearch
from shop.search.models import Synonyms
from shop.search.servers import search_backends
from shop.search.services.send_to_server import send_to_server
from tests.builders import a_category, a_product, a_store
from tests.stalls import a_fact

pytestmark = [pytest.mark.services("search"), pytest.mark.django_db]

MARKET = {
    "Sandales d’été": {"color": "bleu nuit"},
    "Bottes de pluie": {"color": "vert"},
    "Téléphone Allô 105": {"brand": "Volta"},
    "Porte en bois": {},
    "Affiche du port de Conakry": {},
    "Réfrigérateur 2 portes": {},
}


@pytest.fixture
def market() -> dict[str, Product]:
    shelf = a_category(name="Chaussures", name_en="Shoes")
    store = a_store(name="Chez Fatou", code="chez-fatou", commune="Ratoma")
    made = {}
    for title, facts in MARKET.items():
        made[title] = a_product(
            title=title,
            store=store,
            listed_brand="?",
            description="Pas de sandales." if "Allô" in title else "",
        )
        for code, value in facts.items():
            a_fact(made[title], code, value)
    for title in ("Sandales d’été", "Bottes de pluie"):
        made[title].categories.add(shelf)
    refresh_listing([product.pk for product in made.values()])
    Synonyms.objects.create(words="frigo, réfrigérateur")
    drain()
    return made


@pytest.fixture
def server(settings: Any, market: Any) -> Iterator[Any]:
    """Every search is this server's: the database's would say that it was not asked."""
    backends = search_backends(os.environ["SEARCH_URL"])
    backends["default"]["INDEX_PREFIX"] = f"makiti_test_{uuid.uuid4().hex[:8]}_"
    settings.WAGTAILSEARCH_BACKENDS = backends
    opensearch.forget_that_it_was_away()
    home = Page.objects.get(depth=2, locale__language_code="fr").specific
    home.add_child(instance=Page(title="L’école de la livraison", slug="ecole"))
    drain()
    call_command("update_index", backend_name="default", verbosity=0)
    backend = get_search_backend()
    yield backend
    for index in backend.all_indexes():
        for one in index.aliased_indices():
            one.delete()


def found(words: str) -> list[str]:
    answer = Client().get("/fr/search/", {"q": words})
    assert answer.status_code == 200
    return [product.title for product in answer.context["page"].object_list]


QUESTIONS = [
    ("chaussure", ["Sandales d’été", "Bottes de pluie"]),
    ("shoes", ["Sandales d’été", "Bottes de pluie"]),
    ("telephone", ["Téléphone Allô 105"]),
    ("TÉLÉPHONES volta", ["Téléphone Allô 105"]),
    ("télép", ["Téléphone Allô 105"]),
    ("telefone", ["Téléphone Allô 105"]),
    ("botte verte", ["Bottes de pluie"]),
    ("portes", ["Porte en bois", "Réfrigérateur 2 portes"]),
    ("ports", ["Affiche du port de Conakry"]),
    ("frigo", ["Réfrigérateur 2 portes"]),
    ("téléphone pluie", []),
]


@pytest.mark.parametrize(("words", "titles"), QUESTIONS)
def test_it_finds_what_the_database_finds(
    server: Any, settings: Any, words: str, titles: list[str]
) -> None:
    assert sorted(found(words)) == sorted(titles)
    assert not opensearch._rests_until
    settings.WAGTAILSEARCH_BACKENDS = search_backends("")
    assert sorted(found(words)) == sorted(titles)


def test_a_word_in_the_name_comes_before_one_in_the_description(server: Any) -> None:
    assert found("sandales") == ["Sandales d’été", "Téléphone Allô 105"]


@pytest.mark.parametrize("words", ["ecole", "ÉCOLES", "livraisons", "l'école livraison"])
def test_pages_are_folded_and_stemmed_by_the_server(server: Any, words: str) -> None:
    assert [page.title for page in find_pages(words)] == ["L’école de la livraison"]
    assert [page.title for page in Page.objects.autocomplete("éco")] == ["L’école de la livraison"]


def test_a_change_is_found_once_the_outbox_has_told_it(
    server: Any, market: dict[str, Product]
) -> None:
    shoes, boots = market["Sandales d’été"], market["Bottes de pluie"]
    shoes.title = "Tongs en cuir"
    shoes.save()
    index_products([shoes.pk])
    drain()
    boots.delete()
    drain()
    server.refresh_indexes()
    assert found("tong") == ["Tongs en cuir"]
    assert found("botte pluie") == []
    told = server.es.count(index=str(server.get_index_for_model(Product)))
    assert told["count"] == len(MARKET) - 1
    # Once more, and of what is gone: nothing changes.
    assert send_to_server(model="catalogue.product", keys=[str(shoes.pk), "999999"]) == 1
    assert not opensearch._rests_until
