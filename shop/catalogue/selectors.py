"""What lists and pages of products read."""

from django.db.models import Q, QuerySet

from shop.catalogue.filters import SORTS, Filters
from shop.catalogue.models import Product
from shop.catalogue.tree import Node
from shop.partner.models import StockRecord

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
# A search finds no more than this; nobody reads further, and the rest costs time.
MOST_FOUND = 1000


def listed_products(*, category: Node | None = None) -> "QuerySet[Product]":
    """The public products of the whole shop, or of a category and all below it."""
    products = Product.objects.filter(is_public=True).exclude(structure=Product.CHILD)
    if category:
        products = products.filter(listed_category__startswith=category.tree_path)
    return products.select_related("store").only(*CARD_FIELDS)


def find_products(
    *, filters: Filters, category: Node | None = None
) -> "QuerySet[Product] | list[int]":
    """Listed products narrowed and sorted; with words, the keys of what was found, best first."""
    products = filters.apply(listed_products(category=category))
    order = SORTS.get(filters.sort)
    if not filters.q:
        return products.order_by(*(order or ("-id",)))
    ranked = matching_keys(filters.q)
    narrowed = products.filter(pk__in=ranked).values_list("pk", flat=True)
    if order:
        return list(narrowed.order_by(*order))
    kept = set(narrowed.order_by())
    return [key for key in ranked if key in kept]


def matching_keys(words: str) -> list[int]:
    """Keys of the public products that the search backend finds, best first.

    Every word has to be there, the last one may be unfinished.
    """
    if not any(letter.isalnum() for letter in words):
        return []
    found = Product.objects.filter(is_public=True).search(words, operator="and")
    keys = [row.pk for row in found[:MOST_FOUND]]
    return keys or [row.pk for row in Product.objects.autocomplete(words)[:MOST_FOUND]]


def products_in_order(keys: list[int]) -> list[Product]:
    """The listed products of these keys, in this order; one query."""
    rows = listed_products().in_bulk(keys)
    return [rows[key] for key in keys if key in rows]


def product_for_page() -> "QuerySet[Product]":
    """One product with its store and pictures."""
    return Product.objects.select_related(
        "store", "product_class", "parent__product_class"
    ).prefetch_related("images")


def stock_of_family(product: Product) -> "QuerySet[StockRecord]":
    """The stock of a product and of its public variants; one query."""
    family = Q(product=product) | Q(product__parent=product, product__is_public=True)
    return StockRecord.objects.filter(family).select_related("product").order_by("product", "pk")


def similar_products(product: Product, *, most: int = 6) -> "QuerySet[Product]":
    """Others on the same shelf, the best rated first."""
    return (
        listed_products()
        .filter(listed_category=product.listed_category, listed_in_stock=True)
        .exclude(pk=product.pk)
        .order_by("-listed_reviews", "-id")[:most]
    )
