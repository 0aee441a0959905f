"""Lists, products and searches: what they show, what they cost, and that looking writes nothing."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.outbox import drain
from shop.catalogue.models import Product
from shop.catalogue.reviews.models import ProductReview
from shop.catalogue.services.refresh_listing import refresh_listing
from tests.builders import a_category, a_product, a_store, a_user

pytestmark = pytest.mark.django_db
WRITES = ("INSERT", "UPDATE", "DELETE")


def a_market(number: int) -> Product:
    aisle = a_category(name="Tissus", slug="tissus", name_en="Fabrics")
    shelf = a_category(name="Bazin", slug="bazin", parent=aisle)
    store = a_store(name="Boutique Aïssatou", code="boutique-aissatou", commune="Matam")
    products = [
        a_product(title=f"Bazin riche {n}", price=50_000 + n, store=store, category=shelf)
        for n in range(number)
    ]
    return products[0]


def queries(client: Client, address: str) -> list[str]:
    from django.core.cache import cache

    client.get(address)
    cache.clear()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        answer = client.get(address)
    assert answer.status_code == 200
    return [query["sql"] for query in captured.captured_queries]


def signed_in() -> Client:
    client = Client()
    client.force_login(a_user(first_name="Kadiatou"))
    return client


@pytest.mark.parametrize("number", [3, 60])
@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize(
    "query", ["", "?q=bazin", "?sort=price&min_price=1000&in_stock=1", "?discounted=1"]
)
def test_a_list_costs_at_most_six_queries(number: int, known: bool, query: str) -> None:
    a_market(number)
    client = signed_in() if known else Client()
    seen = queries(client, f"/fr/shop/tissus/{query}")
    assert len(seen) <= 6, "\n".join(seen)
    assert not [sql for sql in seen if sql.startswith(WRITES)]


@pytest.mark.parametrize("number", [3, 60])
@pytest.mark.parametrize("known", [False, True])
def test_a_product_costs_at_most_eight_queries(number: int, known: bool) -> None:
    product = a_market(number)
    for score in range(1, 6):
        reviewer = a_user(first_name=f"R{score}")
        ProductReview.objects.create(
            product=product, user=reviewer, score=score, title="Vu", body="Bien", status=1
        )
    client = signed_in() if known else Client()
    seen = queries(client, f"/fr/shop/p/{product.slug}-{product.pk}/")
    assert len(seen) <= 8, "\n".join(seen)
    assert not [sql for sql in seen if sql.startswith(WRITES)]


def titles(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    return [product.title for product in answer.context["page"].object_list]


@pytest.fixture
def shelves() -> dict[str, Product]:
    aisle = a_category(name="Maison", slug="maison")
    lamps = a_category(name="Lampes", slug="lampes", parent=aisle)
    madina = a_store(name="Madina Lumière", code="madina", commune="Matam")
    kipe = a_store(name="Kipé Maison", code="kipe", commune="Ratoma")
    made = {
        "lamp": a_product(title="Lampe solaire", price=120_000, store=madina, category=lamps),
        "torch": a_product(
            title="Torche", price=30_000, store=kipe, category=lamps, stock=0, rating=4.5
        ),
        "mat": a_product(
            title="Natte tissée",
            price=60_000,
            store=kipe,
            category=aisle,
            listed_colors="|rouge|",
            listed_was=70_000,
        ),
    }
    drain()  # the index is written by a job
    return made


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Natte tissée", "Torche", "Lampe solaire"]),
        ("?sort=price", ["Torche", "Natte tissée", "Lampe solaire"]),
        ("?sort=-price", ["Lampe solaire", "Natte tissée", "Torche"]),
        ("?min_price=50000&max_price=100000", ["Natte tissée"]),
        ("?store=madina", ["Lampe solaire"]),
        ("?commune=ratoma&sort=price", ["Torche", "Natte tissée"]),
        ("?color=rouge", ["Natte tissée"]),
        ("?rating=4", ["Torche"]),
        ("?in_stock=1", ["Natte tissée", "Lampe solaire"]),
        ("?discounted=1", ["Natte tissée"]),
        ("?discounted=perhaps", ["Natte tissée", "Torche", "Lampe solaire"]),
        ("lampes/?discounted=1", []),
        ("?q=lampe", ["Lampe solaire", "Torche"]),
        ("?q=lampe+solaire&max_price=1000", []),
        ("?min_price=abc&store=kipe&rating=99&sort=nonsense&page=-7", ["Natte tissée", "Torche"]),
        ("?page=9999", ["Natte tissée", "Torche", "Lampe solaire"]),
        ("?store=%00%3Cscript%3E&q=", ["Natte tissée", "Torche", "Lampe solaire"]),
    ],
)
def test_filters_narrow_and_bad_ones_are_left_out(
    shelves: dict[str, Product], query: str, expected: list[str]
) -> None:
    shelf = "maison/" if query.startswith("lampes/") else ""
    assert titles(Client(), f"/fr/shop/{shelf}{query}") == expected


@pytest.mark.parametrize(
    "words", ["🛵", "<script>alert(1)</script>", "'; DROP TABLE x; --", "x" * 5000, "%00", '"', "*"]
)
def test_no_words_break_the_search(shelves: dict[str, Product], words: str) -> None:
    answer = Client().get("/fr/search/", {"q": words})
    assert answer.status_code == 200
    assert b"<script>alert(1)" not in answer.content
    assert Client().get("/fr/search/suggest/", {"q": words}).status_code == 200


def test_a_category_holds_its_branches_and_an_unknown_one_is_not_there(
    shelves: dict[str, Product],
) -> None:
    assert len(titles(Client(), "/fr/shop/maison/")) == 3
    assert len(titles(Client(), "/fr/shop/maison/lampes/")) == 2
    assert Client().get("/fr/shop/lampes/").status_code == 404


def test_a_hidden_product_is_nowhere(shelves: dict[str, Product]) -> None:
    Product.objects.filter(pk=shelves["mat"].pk).update(is_public=False)
    assert "Natte tissée" not in titles(Client(), "/fr/shop/")
    assert Client().get(f"/fr/shop/p/natte-tissee-{shelves['mat'].pk}/").status_code == 404


def test_a_wrong_slug_is_sent_to_the_right_one(shelves: dict[str, Product]) -> None:
    lamp = shelves["lamp"]
    answer = Client().get(f"/fr/shop/p/autre-{lamp.pk}/")
    assert (answer.status_code, answer["Location"]) == (301, lamp.get_absolute_url())


def test_the_page_says_how_many_are_left_and_what_delivery_costs() -> None:
    product = a_product(title="Marmite", price=85_000, stock=3)
    body = Client().get(product.get_absolute_url()).content.decode()
    assert "Plus que 3" in body
    assert "85\u202f000\u00a0GNF" in body or "85\u00a0000\u00a0GNF" in body
    assert '"availability": "https://schema.org/InStock"' in body


def test_structured_data_cannot_leave_its_script() -> None:
    product = a_product(title="</script><script>alert(1)</script>", slug="x")
    body = Client().get(product.get_absolute_url()).content.decode()
    assert "<script>alert(1)" not in body


def test_a_product_with_variants_offers_them() -> None:
    parent = a_product(title="Sandales", price=1, stock=5, structure="parent")
    parent.stockrecords.all().delete()
    for size, price, stock in (("39", 70_000, 0), ("40", 80_000, 2)):
        child = a_product(title=f"Sandales {size}", price=price, stock=stock)
        Product.objects.filter(pk=child.pk).update(
            structure="child", parent=parent, product_class=None
        )
    refresh_listing(products=Product.objects.all())
    parent.refresh_from_db()
    assert (parent.listed_price, parent.listed_in_stock) == (80_000, True)
    body = Client().get(parent.get_absolute_url()).content.decode()
    assert body.count('name="child_id"') == 2
    child = Product.objects.get(title="Sandales 40")
    there = f"{parent.get_absolute_url()}?variant={child.pk}"
    assert Client().get(child.get_absolute_url())["Location"] == there
    assert titles(Client(), "/fr/shop/") == ["Sandales"]


def test_refresh_listing_reads_price_reviews_picture_and_category() -> None:
    shelf = a_category(name="Bols", slug="bols", parent=a_category(name="Cuisine", slug="cuisine"))
    product = a_product(title="Bol", price=9_000)
    product.categories.add(shelf)
    for number, score in enumerate((5, 4)):
        ProductReview.objects.create(
            product=product, score=score, title="t", body="b", status=1, user=a_user(), homepage=""
        )
        assert number < 2
    product.images.create(original="products/b.webp", display_order=1)
    product.images.create(original="products/a.webp", display_order=0)
    Product.objects.update(listed_price=None, listed_in_stock=False, listed_category="")
    assert refresh_listing(products=Product.objects.all()) == 1
    product.refresh_from_db()
    assert product.listed_price == 9_000
    assert product.listed_in_stock
    assert (product.rating, product.listed_reviews) == (4.5, 2)
    assert product.listed_cover == "products/a.webp"
    assert product.listed_category == shelf.path


def test_suggestions_are_titles_that_begin_so(shelves: dict[str, Product]) -> None:
    answer: Any = Client().get("/fr/search/suggest/", {"q": "lam"}).json()
    products = [one for one in answer["suggestions"] if "kind" not in one]
    assert [one["title"] for one in products] == ["Lampe solaire"]
