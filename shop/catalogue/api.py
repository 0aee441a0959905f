"""`/api/v1/products` and `/api/v1/categories`: what anybody may look at."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, Path, Query, Router

from accounts.api_auth import anyone
from core.api import BY_PERSON, Line, Problem, Strict, cut_rows, left_out, problems
from core.api.cursor import LONGEST, MOST, PAGE_SIZE
from core.api.schemas import HIGHEST
from shop.catalogue.api_schemas import (
    CategoriesFound,
    CategoryFound,
    CategoryOut,
    CategoryTree,
    ProductDetail,
    ProductOut,
)
from shop.catalogue.api_schemas import ProductPage as ProductPageOut
from shop.catalogue.filters import (
    HIGHEST_PRICE,
    KILOMETRES,
    LONGEST_NEAR,
    LONGEST_VALUE,
    LONGEST_WORDS,
    MOST_VALUES,
    SORTS,
    Filters,
    asked_filters,
)
from shop.catalogue.offer import read_offer
from shop.catalogue.ranking import cut_ranked
from shop.catalogue.selectors import (
    CARD_FIELDS,
    find_products,
    find_products_begun,
    visible_family,
)
from shop.catalogue.suggest import begun_categories
from shop.catalogue.tree import Node, category_tree

router = Router(auth=[anyone], throttle=[BY_PERSON], tags=["catalogue"])
# Prices and stock move; a minute is what the pages of the shop allow themselves too.
KEPT = "private, max-age=60"
Price = Annotated[int, Field(ge=0, le=HIGHEST_PRICE)]
Value = Annotated[Line, Field(min_length=1, max_length=LONGEST_VALUE)]
Values = Annotated[list[Value], Field(max_length=MOST_VALUES)]


class Asked(Strict):
    """The filters of the shop's own list (docs/api.md)."""

    q: Annotated[Line, Field(max_length=LONGEST_WORDS)] = ""
    category: Annotated[Line, Field(max_length=500)] = Field(
        "", description="`path` of a category; what is below it counts too."
    )
    min_price: Price = left_out()
    max_price: Price = left_out()
    brand: Values = []
    color: Values = []
    store: Values = []
    commune: Values = []
    trait: Values = Field(
        [], description="`code:value` of an attribute, `size:m`; of one code any value does."
    )
    near: Annotated[Line, Field(max_length=LONGEST_NEAR)] = Field(
        "", description="`9.537,-13.678`, or the `code` of a place: only stores around it."
    )
    km: Annotated[int, Field(ge=min(KILOMETRES), le=max(KILOMETRES))] = left_out(
        description="How far around `near`: 2, 5, 10, 25 or 50."
    )
    rating: Annotated[int, Field(ge=1, le=5)] = left_out(description="So many stars at least.")
    in_stock: bool = False
    discounted: bool = Field(False, description="Only what costs less than usual for now.")
    new: bool = False
    sort: Literal["newest", "price", "-price", "rating", "sold", "relevance"] = left_out()
    limit: Annotated[int, Field(ge=1, le=MOST)] = PAGE_SIZE
    cursor: Annotated[str, Field(max_length=LONGEST)] = left_out(
        description="`next_cursor` of the page before."
    )


@router.get("/products", response=ProductPageOut, summary="Products", openapi_extra=problems(404))
def list_products(request: HttpRequest, response: HttpResponse, asked: Query[Asked]) -> Any:
    """Sorted by relevance where words are given, else the newest first."""
    category = _category(asked.category)
    filters = asked_filters(asked.model_dump())
    list_of = f"products {asked.category} {asked.sort} {filters.address()}"
    cut = (_ranked if _by_rank(asked) else _sorted)(
        asked, filters=filters, category=category, list_of=list_of
    )
    response["Cache-Control"] = KEPT
    items = [ProductOut.of(product) for product in cut.rows]
    return ProductPageOut(items=items, next_cursor=cut.next_cursor)


def _by_rank(asked: Asked) -> bool:
    return bool(asked.q.strip()) and asked.sort in (None, "relevance")


def _sorted(asked: Asked, *, filters: Filters, category: Node | None, list_of: str) -> Any:
    rows, list_of = find_products(filters=filters, category=category), f"{list_of} whole"
    if filters.q and not rows.exists():
        rows, list_of = find_products_begun(filters=filters, category=category), f"{list_of} begun"
    return cut_rows(
        # The columns that a cursor keeps, beside those of a card.
        rows.only(*CARD_FIELDS, "listed_score", "listed_sold"),
        order=SORTS.get(asked.sort or "newest", SORTS["newest"]),
        cursor=asked.cursor,
        size=asked.limit,
        list_of=list_of,
    )


def _ranked(asked: Asked, *, filters: Filters, category: Node | None, list_of: str) -> Any:
    return cut_ranked(
        filters=filters,
        category=category,
        cursor=asked.cursor,
        size=asked.limit,
        list_of=list_of,
    )


def _category(path: str) -> Node | None:
    path = path.strip("/")
    if not path:
        return None
    node = category_tree().by_path.get(path)
    if node is None:
        raise Problem("not_found")
    return node


@router.get("/products/{id}", response=ProductDetail, summary="One product")
def get_product(
    request: HttpRequest, response: HttpResponse, id: Annotated[int, Path(ge=1, le=HIGHEST)]
) -> Any:
    """A variant's number answers with the product that it belongs to."""
    found = visible_family(id)
    if found is None:
        raise Problem("not_found")
    product, children = found
    offer, variants = read_offer(product, children=children)
    category = category_tree().by_tree_path.get(product.listed_category)
    response["Cache-Control"] = KEPT
    return ProductDetail.describe(product, offer=offer, variants=variants, category=category)


@router.get("/categories", response=CategoryTree, summary="All categories")
def list_categories(request: HttpRequest, response: HttpResponse) -> Any:
    response["Cache-Control"] = KEPT
    nodes = category_tree().by_tree_path.values()
    return CategoryTree(items=[CategoryOut.of(node) for node in nodes])


class Typed(Strict):
    q: Annotated[Line, Field(min_length=1, max_length=LONGEST_WORDS)] = Field(
        description="The beginning of a name, in French or in English."
    )
    limit: Annotated[int, Field(ge=1, le=20)] = 8


@router.get("/categories/suggest", response=CategoriesFound, summary="Categories by name")
def suggest_categories(request: HttpRequest, response: HttpResponse, asked: Query[Typed]) -> Any:
    """Completes the last word; accents and capitals do not count."""
    response["Cache-Control"] = KEPT
    found = begun_categories(asked.q, limit=asked.limit)
    return CategoriesFound(items=[CategoryFound.of(node) for node in found])
