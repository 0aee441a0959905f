"""What search engines are told."""

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from shop.storefront import sitemap
from tests.builders import a_category, a_product

pytestmark = pytest.mark.django_db


def addresses(path: str) -> list[str]:
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    ElementTree.fromstring(answer.content)
    return [
        found.removeprefix("http://localhost:8000")
        for found in re.findall(r"<loc>(.*?)</loc>", answer.content.decode())
    ]


def test_every_part_and_every_address_in_it_answers(client_fr: Any) -> None:
    category = a_category(name="Mode")
    a_product(title="Robe", category=category)
    found = [page for part in addresses("/sitemap.xml") for page in addresses(part)]
    assert "/fr/" in found
    assert "/en/" in found
    assert "/fr/shop/mode/" in found
    for address in found:
        assert client_fr.get(address).status_code == 200, address


def test_what_is_not_listed_is_not_there() -> None:
    hidden = a_product(is_public=False)
    a_category(name="Vide")
    found = [page for part in addresses("/sitemap.xml") for page in addresses(part)]
    assert hidden.get_absolute_url() not in found
    assert "/fr/shop/vide/" not in found


def test_products_are_cut_by_their_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "PRODUCTS_A_PART", 2)
    made = [a_product() for _ in range(5)]
    parts = [part for part in addresses("/sitemap.xml") if "products" in part]
    found = [page for part in parts for page in addresses(part)]
    assert sorted(p for p in found if p.startswith("/fr/")) == sorted(
        product.get_absolute_url() for product in made
    )
    assert len(found) == 10


@pytest.mark.parametrize("name", ["products-99999", "products", "offers-1", "nothing"])
def test_an_unknown_part_is_not_found(name: str) -> None:
    a_product()
    assert Client().get(f"/sitemap-{name}.xml").status_code == 404


def test_robots_are_told_where_it_is_and_what_to_leave() -> None:
    body = Client().get("/robots.txt").content.decode()
    assert "Sitemap: http://localhost:8000/sitemap.xml" in body
    assert "Disallow: /fr/search/" in body
