"""`/api/v1/products` and `/api/v1/categories`: the shop's own list, for programs."""

from collections.abc import Callable
from typing import Any

import pytest

from shop.catalogue.models import Product
from shop.catalogue.services.index_products import index_products
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.catalogue.tree import forget_category_tree
from tests.builders import a_category, a_product, a_store
from tests.stalls import a_fact, a_picture, a_review, a_variant, written
from tests.support.api import Api, assert_problem

pytestmark = pytest.mark.django_db


def titles(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content.decode()
    return [item["title"] for item in answer.json()["items"]]


def every_page(api: Api, address: str, between: Callable[[], Any] = lambda: None) -> list[str]:
    """Follows the cursors to the end; something may happen between two pages."""
    found: list[str] = []
    answer = api.call("GET", address)
    for _ in range(100):
        found += titles(answer)
        cursor = answer.json()["next_cursor"]
        if cursor is None:
            return found
        between()
        answer = api.call("GET", f"{address}&cursor={cursor}")
    raise AssertionError("the pages never end")


def test_a_product_as_a_list_shows_it(api: Api, settings: Any) -> None:
    settings.SITE_URL = "https://makiti.test"
    store = a_store(name="Chez Fatou", code="chez-fatou", commune="Ratoma")
    product = a_product(title="Bazin riche", price=75_000, store=store)
    assert api.call("GET", "/products").json() == {
        "items": [
            {
                "id": product.pk,
                "slug": "bazin-riche",
                "title": "Bazin riche",
                "price": {"amount": 75_000, "currency": "GNF"},
                "price_before": None,
                "in_stock": True,
                "rating": None,
                "store": {
                    "code": "chez-fatou",
                    "name": "Chez Fatou",
                    "commune": "Ratoma",
                    "selling": True,
                },
                "cover": None,
                "pages": {
                    "fr": f"https://makiti.test/fr/shop/p/bazin-riche-{product.pk}/",
                    "en": f"https://makiti.test/en/shop/p/bazin-riche-{product.pk}/",
                },
            }
        ],
        "next_cursor": None,
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Sac", "Bazin", "Marmite"]),
        ("sort=price", ["Marmite", "Bazin", "Sac"]),
        ("sort=-price", ["Sac", "Bazin", "Marmite"]),
        ("min_price=50000", ["Sac", "Bazin"]),
        ("min_price=75000&max_price=75000", ["Bazin"]),
        ("store=chez-fatou", ["Sac"]),
        ("store=chez-fatou&store=autre", ["Sac", "Bazin", "Marmite"]),
        ("commune=Ratoma", ["Sac"]),
        ("in_stock=true", ["Sac", "Bazin"]),
        ("in_stock=false", ["Sac", "Bazin", "Marmite"]),
        ("category=mode", ["Sac", "Bazin"]),
        ("category=mode/sacs", ["Sac"]),
        ("category=/mode/sacs/", ["Sac"]),
        ("brand=Volta", []),
        ("q=marmite", ["Marmite"]),
        ("q=marmi", ["Marmite"]),
        ("q=marmi&sort=price", ["Marmite"]),
        ("q=rien-de-tel", []),
        ("limit=1", ["Sac"]),
    ],
)
def test_filters_and_sorts_are_those_of_the_shop(api: Api, query: str, found: list[str]) -> None:
    mode = a_category(name="Mode")
    sacs = a_category(name="Sacs", parent=mode)
    other, fatou = a_store(code="autre"), a_store(code="chez-fatou", commune="Ratoma")
    a_product(title="Marmite", price=30_000, stock=0, store=other)
    a_product(title="Bazin", price=75_000, store=other, category=mode)
    a_product(title="Sac", price=90_000, store=fatou, category=sacs)
    index_products([product.pk for product in Product.objects.all()])
    assert titles(api.call("GET", f"/products?{query}")) == found


def test_a_category_that_is_not_there_is_told(api: Api) -> None:
    assert_problem(api.call("GET", "/products?category=nulle/part"), 404, "not_found")


@pytest.mark.parametrize("sort", ["newest", "price", "-price", "rating"])
def test_pages_hold_every_product_once_whatever_comes_meanwhile(api: Api, sort: str) -> None:
    for number in range(7):
        # Several of one price and of one score: the number breaks the tie.
        a_product(title=f"P{number}", price=1000 * (number % 3), listed_score=number % 2)
    whole = titles(api.call("GET", f"/products?sort={sort}"))

    def in_front() -> None:
        a_product(title="Nouveau", price=1000, listed_score=1)

    walked = every_page(api, f"/products?sort={sort}&limit=2", between=in_front)
    assert [title for title in walked if title != "Nouveau"] == whole


def test_pages_of_a_search_hold_every_product_once(api: Api) -> None:
    for number in range(7):
        a_product(title=f"Pagne wax {number}")
    index_products([product.pk for product in Product.objects.all()])
    for query in ("q=pagne", "q=pagn", "q=pagne&sort=price", "q=pagn&sort=price"):
        walked = every_page(api, f"/products?{query}&limit=2")
        assert sorted(walked) == [f"Pagne wax {number}" for number in range(7)], query


def test_a_page_goes_on_where_its_last_product_was_even_when_that_has_gone(api: Api) -> None:
    for number in range(4):
        a_product(title=f"P{number}")
    first = api.call("GET", "/products?limit=2").json()
    Product.objects.get(title="P2").delete()
    second = api.call("GET", f"/products?limit=2&cursor={first['next_cursor']}")
    assert titles(second) == ["P1", "P0"]


def test_a_cursor_belongs_to_its_list(api: Api) -> None:
    for _ in range(3):
        a_product()
    cursor = api.call("GET", "/products?limit=1&sort=price").json()["next_cursor"]
    assert api.call("GET", f"/products?limit=2&sort=price&cursor={cursor}").status_code == 200
    for other in ("sort=newest", "sort=price&min_price=5", "sort=price&in_stock=true", "q=a"):
        answer = api.call("GET", f"/products?{other}&cursor={cursor}")
        assert_problem(answer, 422, "cursor_invalid")


def test_one_product_with_all_that_its_page_tells(api: Api, settings: Any) -> None:
    settings.SITE_URL = "https://makiti.test"
    mode = a_category(name="Mode")
    product = a_product(
        title="Bazin", stock=3, category=a_category(name="Sacs", parent=mode), upc="BZ-1"
    )
    Product.objects.filter(pk=product.pk).update(
        description="<p>Bleu</p>", size_class="large", try_at_door=True
    )
    a_fact(product, "marque", "Volta")
    a_picture(product, "products/bazin.webp", caption="De face")
    a_review(product, 4)
    refresh_listing([product.pk])
    told = api.call("GET", f"/products/{product.pk}").json()
    assert told["sku"] == "BZ-1"
    assert told["description"] == "<p>Bleu</p>"
    assert (told["in_stock"], told["few_left"], told["prices_differ"]) == (True, 3, False)
    assert told["rating"] == {"average": 4.0, "reviews": 1}
    assert [step["path"] for step in told["categories"]] == ["mode", "mode/sacs"]
    assert [(fact["code"], fact["value"]) for fact in told["facts"]] == [("marque", "Volta")]
    assert (told["size_class"], told["try_at_door"]) == ("large", True)
    assert told["pictures"][0]["caption"] == "De face"
    smallest = told["pictures"][0]["sizes"][0]
    assert smallest["url"] == "https://makiti.test/media/sizes/160/products/bazin.webp"
    assert told["variants"] == []


def test_a_variant_answers_with_its_product(api: Api) -> None:
    product = a_product(title="Chaussures")
    small = a_variant(product, price=40_000, title="38")
    a_variant(product, price=55_000, stock=0, title="39")
    refresh_listing([product.pk])
    told = api.call("GET", f"/products/{small.pk}").json()
    assert told == api.call("GET", f"/products/{product.pk}").json()
    assert (told["id"], told["price"]["amount"]) == (product.pk, 40_000)
    assert [(v["title"], v["price"]["amount"], v["in_stock"]) for v in told["variants"]] == [
        ("38", 40_000, True),
        ("39", 55_000, False),
    ]


def test_what_is_not_public_is_not_there(api: Api) -> None:
    hidden = a_product(title="Caché", is_public=False)
    parent = a_product(title="Parent")
    variant = a_variant(parent, price=1000)
    refresh_listing([parent.pk])
    Product.objects.filter(pk=parent.pk).update(is_public=False)
    for pk in (hidden.pk, parent.pk, variant.pk, 10**15):
        assert_problem(api.call("GET", f"/products/{pk}"), 404, "not_found")
    assert titles(api.call("GET", "/products")) == []


def test_the_tree_of_categories_parents_first(api: Api) -> None:
    mode = a_category(name="Mode", name_en="Fashion")
    sacs = a_category(name="Sacs", parent=mode)
    a_category(name="Cachée", is_public=False)
    a_product(category=sacs)
    items = api.call("GET", "/categories").json()["items"]
    assert [(item["path"], item["parent_id"], item["depth"]) for item in items] == [
        ("mode", None, 1),
        ("mode/sacs", mode.pk, 2),
    ]
    assert [item["products"] for item in items] == [1, 1]
    assert items[0]["names"] == {"fr": "Mode", "en": "Fashion"}
    assert items[1]["names"] == {"fr": "Sacs", "en": "Sacs"}
    assert [item["name"] for item in items] == ["Mode", "Sacs"]
    english = Api(language="en").call("GET", "/categories").json()["items"]
    assert [item["name"] for item in english] == ["Fashion", "Sacs"]
    assert english[0]["pages"]["en"].endswith("/en/shop/mode/")


def test_signed_in_or_not_the_catalogue_is_the_same(api: Api, kadiatou: Any) -> None:
    a_product(category=a_category())
    mine = Api()
    mine.force_login(kadiatou)
    for path in ("/products", "/categories"):
        assert mine.call("GET", path).json() == api.call("GET", path).json()


# --- What it costs ------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/api/v1/products", 1),
        ("/api/v1/products?sort=rating&limit=2", 1),
        ("/api/v1/products?q=pagne", 2),
        ("/api/v1/products?q=pagne&sort=price", 2),
        ("/api/v1/products/{pk}", 2),
        ("/api/v1/categories", 0),
    ],
)
def test_an_answer_costs_the_same_with_few_and_with_many(
    api: Api, kadiatou: Any, queries_of: Any, path: str, most: int
) -> None:
    def cost(who: Api) -> int:
        seen = queries_of(who, path.format(pk=product.pk))
        assert written(seen) == []
        return len(seen)

    mine = Api()
    mine.force_login(kadiatou)
    shelf = a_category(name="Pagnes")
    product = a_product(title="Pagne", category=shelf)
    for number in range(3):
        a_variant(product, price=1000 * number)
    index_products([product.pk])
    # A session is read with two queries, where nobody has none.
    assert (cost(api), cost(mine)) == (most, most + 2)
    for number in range(30):
        a_product(title=f"Pagne {number}", category=shelf)
        a_category(name=f"R{number}")
    index_products([row.pk for row in Product.objects.filter(parent=None)])
    forget_category_tree()
    assert (cost(api), cost(mine)) == (most, most + 2)
