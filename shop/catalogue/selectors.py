"""What lists and pages of products read."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, Prefetch, Q, QuerySet, Subquery, When

from shop.catalogue.filters import SORTS, Filters
from shop.catalogue.models import Product
from shop.catalogue.nearby import narrow_to_nearby
from shop.catalogue.related_models import Related, RelatedRun
from shop.catalogue.tree import Node
from shop.partner.models import StockRecord
from shop.partner.pauses import unlisted_stores
from shop.search.selectors import beginning_with, matching

# Half as much to twice as much is near in price.
NEAR = 2
# What a product card shows: one row each, its store joined.
CARD_FIELDS = (
    "id",
    "title",
    "slug",
    "structure",
    "listed_price",
    "listed_was",
    "listed_in_stock",
    "listed_reviews",
    "listed_cover",
    "rating",
    "store__id",
    "store__name",
    "store__code",
    "store__commune",
    "store__selling",
)


def listed_products(*, category: Node | None = None) -> "QuerySet[Product]":
    """The public products with a price, of the whole shop, or of a category and all below it."""
    products: QuerySet[Product] = Product.objects.filter(is_public=True, listed_price__isnull=False)
    products = products.exclude(structure=Product.CHILD).exclude(store__in=unlisted_stores())
    if category:
        products = products.filter(listed_category__range=category.tree_range)
    return products.select_related("store").only(*CARD_FIELDS)


def find_products(*, filters: Filters, category: Node | None = None) -> "QuerySet[Product]":
    """Listed products narrowed and sorted; with words, those that have them."""
    products = listed_products(category=category)
    if filters.q:
        products = matching(products, words=filters.q)
    return _narrowed(products, filters)


def find_products_begun(*, filters: Filters, category: Node | None = None) -> "QuerySet[Product]":
    """The same where the last word may only be begun: `telep` finds `Téléphone`."""
    products = beginning_with(listed_products(category=category), words=filters.q)
    return _narrowed(products, filters)


def _narrowed(products: "QuerySet[Product]", filters: Filters) -> "QuerySet[Product]":
    order = SORTS.get(filters.sort)
    if order or not filters.q:
        products = products.order_by(*(order or ("-id",)))
    products = filters.apply(products)
    return narrow_to_nearby(products, filters) if filters.near else products


def product_family(pk: int) -> "QuerySet[Product]":
    """A product and its variants, public or not, with their stock; two queries."""
    stock = StockRecord.objects.order_by("pk")
    family: QuerySet[Product] = Product.objects.filter(Q(pk=pk) | Q(parent_id=pk))
    return (
        family.select_related("store", "product_class")
        .prefetch_related(Prefetch("stockrecords", queryset=stock))
        .order_by("pk")
    )


def visible_family(pk: int) -> tuple[Product, list[Product]] | None:
    """The product that anybody may see under this number, or its variant's, and its variants."""
    family = list(product_family(pk))
    found = next((row for row in family if row.pk == pk), None)
    if found is not None and found.is_child and found.is_public and found.parent_id:
        pk = found.parent_id
        family = list(product_family(pk))
        found = next((row for row in family if row.pk == pk), None)
    if found is None or found.is_child or not found.is_public:
        return None
    return found, [row for row in family if row.pk != pk and row.is_public]


def bought_together(product: Product, *, most: int = 6) -> "QuerySet[Any]":
    """Keys of what people bought in one order with it, the heaviest first; on sale now."""
    last = RelatedRun.objects.filter(finished_at__isnull=False).order_by("-pk").values("pk")[:1]
    known = Related.objects.filter(
        product=product,
        run=Subquery(last),
        other__is_public=True,
        other__listed_price__isnull=False,
        other__listed_in_stock=True,
    )
    return known.order_by("rank").values_list("other", flat=True)[:most]


def similar_products(
    product: Product, *, most: int = 6, besides: Iterable[int] = ()
) -> "QuerySet[Product]":
    """Others of its rayon, on sale now: near its price first, then the best sold. `besides`: what
    stands on another shelf already."""
    if not product.listed_category:
        return Product.objects.none()  # type: ignore[no-any-return]
    price = product.listed_price or 0
    near = Q(listed_price__gte=price / NEAR, listed_price__lte=price * NEAR)
    return (  # type: ignore[no-any-return]
        listed_products()
        .filter(listed_category=product.listed_category, listed_in_stock=True)
        .exclude(pk__in=[product.pk, *besides])
        .annotate(far=Case(When(near, then=0), default=1))
        .order_by("far", "-listed_sold", "-id")[:most]
    )


def products_in_order(keys: list[int]) -> list[Product]:
    """The listed products of these keys, in this order; one query."""
    rows = listed_products().in_bulk(keys)
    return [rows[key] for key in keys if key in rows]
