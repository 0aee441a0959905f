"""Lists: order, pages, counts."""

from typing import Any

import pytest
from django.test import Client

from shop.catalogue import pages
from shop.catalogue.models import Product
from tests.builders import a_category, a_product

pytestmark = pytest.mark.django_db


def titles(address: str) -> list[str]:
    return [p.title for p in Client().get(address).context["page"].object_list]


def test_sorts() -> None:
    a_product(title="A", price=300, listed_score=0)
    a_product(title="B", price=100, listed_score=450)
    a_product(title="C", price=200, listed_score=390)
    assert titles("/fr/shop/") == ["C", "B", "A"]
    assert titles("/fr/shop/?sort=price") == ["B", "C", "A"]
    assert titles("/fr/shop/?sort=-price") == ["A", "C", "B"]
    assert titles("/fr/shop/?sort=rating") == ["B", "C", "A"]


def test_what_has_no_price_is_not_for_sale_and_not_listed() -> None:
    a_product(title="A")
    Product.objects.update(listed_price=None)
    assert titles("/fr/shop/") == []


def test_the_next_page_is_a_real_link_that_keeps_the_filters() -> None:
    for n in range(25):
        a_product(title=f"P{n}", price=1000 + n)
    body = Client().get("/fr/shop/?sort=price").content.decode()
    assert "25 produits" in body
    assert 'rel="next" href="?sort=price&amp;page=2"' in body
    assert titles("/fr/shop/?sort=price&page=2") == ["P24"]


@pytest.mark.parametrize("page", ["abc", "0", "-3", "", "9" * 5000, "٣"])
def test_a_page_that_is_no_number_is_one_that_is(page: str) -> None:
    a_product(title="A")
    assert titles(f"/fr/shop/?page={page}") == ["A"]


def test_far_too_many_are_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST_COUNTED", 1008)
    template = a_product(title="A")
    fields = {
        "product_class": template.product_class,
        "store": template.store,
        "listed_price": 1,
        "slug": "p",
    }
    Product.objects.bulk_create([Product(title=f"P{n}", **fields) for n in range(1010)])
    answer = Client().get("/fr/shop/?page=9999")
    body = answer.content.decode()
    assert "1\xa0000+ produits" in body
    assert answer.context["page"].number == 42
    assert "précisez votre recherche" in body
    assert "Voir la suite" not in body


def test_a_rayon_lists_all_that_is_below_it_and_nothing_beside() -> None:
    mode, maison = a_category(name="Mode"), a_category(name="Maison")
    robes = a_category(name="Robes", parent=mode)
    a_product(title="Robe", category=robes)
    a_product(title="Lampe", category=maison)
    assert titles("/fr/shop/mode/") == ["Robe"]
    assert titles("/fr/shop/mode/robes/") == ["Robe"]
    for unknown in ("/fr/shop/robes/", "/fr/shop/mode/x/", "/fr/shop/zzz/"):
        assert Client().get(unknown).status_code == 404


def test_a_rayon_without_products_is_not_offered() -> None:
    full, empty = a_category(name="Pleins"), a_category(name="Vides")
    a_product(title="A", category=full)
    shelves = Client().get("/fr/shop/").context["shelves"]
    assert [node.name for node in shelves] == ["Pleins"]
    assert empty.name not in [node.name for node in shelves]


def test_the_english_list_says_the_english_name() -> None:
    a_product(category=a_category(name="Tissus", name_en="Fabrics"))
    body = Client().get("/en/shop/tissus/").content.decode()
    assert "<h1>Fabrics</h1>" in body


def test_a_card_says_store_commune_and_can_be_added_without_a_script(client_fr: Any) -> None:
    product = a_product(title="Natte")
    body = client_fr.get("/fr/shop/").content.decode()
    assert f"<span>{product.store.name}</span>" in body
    assert '<span class="product-card-commune">Matam</span>' in body
    assert f'form="quick-add" formaction="/fr/basket/add/{product.pk}/"' in body
    strict = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})
    added = strict.post(
        f"/fr/basket/add/{product.pk}/",
        {"quantity": "2", "next": "/fr/shop/"},
    )
    assert (added.status_code, added["Location"]) == (302, "/fr/shop/")
    # Two pieces: the badge counts pieces, in the plural.
    assert b'id="basket-badge">2<' in strict.get("/fr/shop/").content
