"""The demo's synonyms: they are found by, and twice is once."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from core.demo import Market, facts
from shop.catalogue.services.index_products import index_products
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.search.demo import load_synonyms
from shop.search.models import Synonyms
from shop.search.services.add_synonyms import add_synonyms
from tests.builders import a_product

pytestmark = pytest.mark.django_db


def titles(words: str) -> list[str]:
    page = Client().get("/fr/search/", {"q": words}).context["page"]
    return [product.title for product in page.object_list]


def test_the_demo_finds_smartphones_under_portable_and_twice_is_once() -> None:
    phone = a_product(title="Smartphone Nimba N5, 64 Go")
    refresh_listing([phone.pk])
    index_products([phone.pk])
    assert titles("portable") == []
    for _ in range(2):
        steps: list[int] = []
        load_synonyms(Market(today=timezone.now()), steps.append)
        assert sum(steps) == len(facts("synonyms")) == Synonyms.objects.count()
    assert titles("portable") == [phone.title]
    assert titles("téléphone") == [phone.title]


def test_one_word_is_no_group() -> None:
    with pytest.raises(ValidationError):
        add_synonyms("frigo")
    assert not Synonyms.objects.exists()
