"""A seller who reads English is asked in English."""

import pytest
from django.utils import translation

from core.held import forget_everything
from sellers.desk.forms import _field_of
from sellers.desk.shelves import kind_choices
from shop.catalogue.models import ProductAttribute, ProductClass

pytestmark = pytest.mark.django_db


def test_sorts_of_articles_and_what_is_said_of_them_are_asked_for_in_english() -> None:
    kind = ProductClass.objects.create(name="Tissu", name_en="Fabric", slug="tissu")
    plain = ProductClass.objects.create(name="Papier", slug="papier")
    length = ProductAttribute(
        product_class=kind, code="size", name="Longueur", name_en="Length", type="text"
    )
    forget_everything()
    for language, name, label in (("fr", "Tissu", "Longueur"), ("en", "Fabric", "Length")):
        with translation.override(language):
            assert dict(kind_choices())[kind.pk] == name
            assert dict(kind_choices())[plain.pk] == "Papier"
            assert _field_of(length).label == label
