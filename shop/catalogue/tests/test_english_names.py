"""What can be said of a product is called in the visitor's language; blank falls back to French."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import translation

from core.held import forget_everything
from shop.catalogue.facets import trait_name
from shop.catalogue.models import ProductAttribute, ProductClass
from shop.catalogue.services.refresh_listing import refresh_listing
from tests.builders import a_category, a_product, a_user
from tests.stalls import a_fact

pytestmark = pytest.mark.django_db
FACTS = "/admin/snippets/catalogue/productattribute/"


@pytest.fixture
def dress() -> Any:
    shelf = a_category(name="Robes", slug="robes")
    dress = a_product(title="Robe brodée", category=shelf)
    other = a_product(title="Robe longue", category=shelf)
    a_fact(dress, "matiere", "coton")
    a_fact(dress, "coupe", "droite")
    a_fact(other, "matiere", "lin")
    a_fact(other, "coupe", "ample")
    ProductAttribute.objects.filter(code="matiere").update(name="Matière", name_en="Material")
    refresh_listing([dress.pk, other.pk])
    forget_everything()
    return dress


def page(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_says_them_in_both_languages(dress: Any) -> None:
    address = dress.get_absolute_url().removeprefix("/fr/")
    french, english = page(f"/fr/{address}"), page(f"/en/{address}")
    assert "<dt>Matière</dt>" in french
    assert "<dt>Material</dt>" in english
    assert "<dt>Matière</dt>" not in english
    # It has no English name.
    assert "<dt>Coupe</dt>" in french
    assert "<dt>Coupe</dt>" in english


def test_filters_of_a_list_are_called_so_too(dress: Any) -> None:
    assert "<summary>Material" in page("/en/shop/robes/")
    assert "<summary>Matière" in page("/fr/shop/robes/")


def test_one_name_in_french_is_one_filter_whatever_is_translated(dress: Any) -> None:
    kind = ProductClass.objects.create(name="Tissu", slug="tissu")
    ProductAttribute.objects.create(product_class=kind, code="matiere", name="Matière", type="text")
    cloth = a_product(title="Bazin")
    type(cloth).objects.filter(pk=cloth.pk).update(product_class=kind)
    forget_everything()
    with translation.override("en"):
        assert trait_name("matiere") == "Material"
    with translation.override("fr"):
        assert trait_name("matiere") == "Matière"


def test_the_api_says_them_in_the_language_asked_for(dress: Any) -> None:
    client = Client()
    address = f"/api/v1/products/{dress.pk}"
    for language, name in (("fr", "Matière"), ("en", "Material")):
        told = client.get(address, headers={"accept-language": language}).json()
        assert {fact["code"]: fact["name"] for fact in told["facts"]}["matiere"] == name


def test_an_editor_writes_them(dress: Any) -> None:
    editor = a_user(is_staff=True)
    editor.groups.add(Group.objects.get(name="Editors"))
    client = Client()
    client.force_login(editor)
    cut = ProductAttribute.objects.get(code="coupe")
    fields = {"name": "Coupe", "name_en": "Cut", "type": "text", "options": ""}
    answer = client.post(f"{FACTS}edit/{cut.pk}/", fields)
    assert answer.status_code == 302, answer.context["form"].errors
    cut.refresh_from_db()
    assert cut.name_en == "Cut"
    forget_everything()
    assert "<dt>Cut</dt>" in page(dress.get_absolute_url().replace("/fr/", "/en/"))
    kind = dress.product_class
    sent = {"name": kind.name, "name_en": "Article (any)"}
    assert (
        client.post(f"/admin/snippets/catalogue/productclass/edit/{kind.pk}/", sent).status_code
        == 302
    )
    kind.refresh_from_db()
    with translation.override("en"):
        assert kind.label == "Article (any)"
