"""What was stored is found by new stems, on whichever database the suite runs."""

from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client

from core.outbox import drain
from core.outbox.models import OutboxMessage
from shop.catalogue.models import Product
from shop.catalogue.services import index_market
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.catalogue.tasks import index_market_task
from shop.search.models import Word
from tests.builders import a_product
from tests.stalls import a_fact

pytestmark = pytest.mark.django_db

migration = import_module("shop.catalogue.migrations.1011_stems")


def found(query: str) -> list[str]:
    answer = Client().get("/fr/search/", {"q": query})
    assert answer.status_code == 200
    return sorted(product.title for product in answer.context["page"].object_list)


def listed(**facts: str) -> Product:
    product = a_product(listed_brand="?", title=facts.pop("title"))
    for code, value in facts.items():
        a_fact(product, code, value)
    refresh_listing([product.pk])
    return product


@pytest.mark.parametrize(
    "words", ["robe verte", "robes vertes", "ROBE VERT", "robe verte brodé", "brodées vert"]
)
def test_a_green_dress_is_found_however_it_is_bent(words: str) -> None:
    listed(title="Robe brodée", color="vert")
    listed(title="Robe longue", color="noir")
    listed(title="Verre à thé", color="vert")
    assert found(words) == ["Robe brodée"]


def test_a_harbour_is_no_door() -> None:
    listed(title="Porte en bois")
    listed(title="Affiche du port de Conakry")
    assert found("porte") == ["Porte en bois"]
    assert found("ports") == ["Affiche du port de Conakry"]


@pytest.fixture
def stale() -> list[int]:
    """Three products that the index has under words of before."""
    keys = [listed(title=f"Vieux nom {n}").pk for n in "abc"]
    Product.objects.filter(pk__in=keys).update(title="Chevaux de bois")
    OutboxMessage.objects.all().delete()
    assert found("cheval") == []
    return keys


def test_the_night_indexes_everything_piece_by_piece(
    stale: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_market, "PIECE", 2)
    index_market_task()
    while drain():
        pass
    assert len(found("cheval")) == 3
    assert found("vieux nom") == []
    assert Word.objects.filter(stem="cheval").exists()
    pieces = OutboxMessage.objects.filter(task="catalogue.index_market").order_by("pk")
    assert [piece.payload for piece in pieces] == [{}, {"after": stale[1]}, {"after": stale[2]}]


def test_the_data_step_asks_for_the_same(stale: list[int]) -> None:
    migration.ask_for_it(apps, None)
    drain()
    assert len(found("cheval")) == 3


def test_an_empty_market_has_nothing_to_stem() -> None:
    migration.ask_for_it(apps, None)
    assert not OutboxMessage.objects.exists()


def test_what_is_not_shown_is_not_indexed(stale: list[int]) -> None:
    Product.objects.filter(pk=stale[0]).update(is_public=False)
    assert index_market.index_market() == stale[2]
    assert index_market.index_market(after=stale[2]) == 0
    assert len(found("cheval")) == 2
