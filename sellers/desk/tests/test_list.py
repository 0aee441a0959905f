"""The list of a store's own products: found, narrowed, in a fixed number of queries."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sellers.desk.tests.conftest import LIST, as_
from shop.catalogue.models import Product
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.catalogue.states import Standing
from shop.partner.models import StockRecord
from tests.builders import a_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def goods(her_store: Any, other_store: Any, women: Any) -> None:
    a_product(title="Téléphone à touches", store=her_store, stock=9, price=200_000, category=women)
    a_product(title="Batterie", store=her_store, stock=0)
    low = a_product(title="Câble", store=her_store, stock=2, price=9_000)
    StockRecord.objects.filter(product=low).update(low_stock_threshold=3)
    away = a_product(title="Vieux", store=her_store)
    Product.objects.filter(pk=away.pk).update(is_public=False, standing=Standing.ARCHIVED)
    a_product(title="À Fatou", store=other_store)
    refresh_listing(Product.objects.values_list("pk", flat=True))


def titles(client: Any, **asked: str) -> list[str]:
    answer = client.get(LIST, asked)
    assert answer.status_code == 200
    return [row.product.title for row in answer.context["rows"]]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"sort": "title"}, ["Batterie", "Câble", "Téléphone à touches"]),
        ({"q": "telephone"}, ["Téléphone à touches"]),
        ({"q": "touche"}, ["Téléphone à touches"]),
        ({"q": "fatou"}, []),
        ({"stock": "out"}, ["Batterie"]),
        ({"stock": "low"}, ["Câble"]),
        ({"standing": "archived"}, ["Vieux"]),
        ({"shelf": "mode"}, ["Téléphone à touches"]),
        ({"sort": "-price", "stock": "in"}, ["Téléphone à touches", "Câble"]),
        ({"sort": "'; --", "shelf": "\x00", "page": "x", "q": ""}, 3),
    ],
)
def test_what_is_asked_for_is_found(
    goods: None, aissatou: Any, asked: dict[str, str], found: Any
) -> None:
    shown = titles(as_(aissatou), **asked)
    assert (len(shown) if isinstance(found, int) else shown) == found


def test_words_say_how_things_stand(goods: None, aissatou: Any) -> None:
    body = as_(aissatou).get(LIST).content.decode()
    for words in ("Épuisé", "Plus que 2", "En vente", "200\u00a0000\u00a0GNF"):
        assert words in body


def test_an_empty_stall_says_what_to_do(her_store: Any, aissatou: Any) -> None:
    assert "Votre étal est encore vide" in as_(aissatou).get(LIST).content.decode()


def test_queries_do_not_grow_with_rows(goods: None, her_store: Any, aissatou: Any) -> None:
    client = as_(aissatou)
    client.get(LIST)

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get(LIST)
        return len(seen)

    few = count()
    for n in range(20):
        a_product(title=f"Autre {n}", store=her_store)
    assert count() == few
    assert few <= 12
