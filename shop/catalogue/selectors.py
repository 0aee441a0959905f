"""What lists and pages of products read."""

from typing import Any

from django.db.models import QuerySet

from shop.catalogue.filters import SORTS, Filters
from shop.catalogue.models import Product
from shop.catalogue.tree import Node

# What a product card shows: one row each, its store joined.
CARD_FIELDS = (
    "id",
    "title",
    "slug",
    "structure",
    "listed_price",
    "listed_in_stock",
    "listed_reviews",
    "listed_cover",
    "rating",
    "store__id",
    "store__name",
    "store__code",
    "store__commune",
)


def listed_products(*, category: Node | None = None) -> "QuerySet[Product]":
    """The public products of the whole shop, or of a category and all below it."""
    products = Product.objects.filter(is_public=True).exclude(structure=Product.CHILD)
    if category:
        products = products.filter(listed_category__startswith=category.tree_path)
    return products.select_related("store").only(*CARD_FIELDS)


def find_products(*, filters: Filters, category: Node | None = None) -> Any:
    """Listed products narrowed and sorted; with words, whatever the search backend finds."""
    products = filters.apply(listed_products(category=category))
    order = SORTS.get(filters.sort)
    if not filters.q:
        return products.order_by(*(order or ("-id",)))
    if order:
        return products.order_by(*order).search(filters.q, order_by_relevance=False)
    return products.search(filters.q)
