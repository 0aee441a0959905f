from collections import defaultdict
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count, QuerySet
from oscar.apps.catalogue.reviews.models import ProductReview
from oscar.core.loading import get_model

from shop.catalogue.models import Category, Product
from shop.partner.models import StockRecord

ProductAttributeValue = get_model("catalogue", "ProductAttributeValue")
ProductImage = get_model("catalogue", "ProductImage")

BATCH = 500
LISTED = (
    "store",
    "rating",
    "listed_price",
    "listed_in_stock",
    "listed_reviews",
    "listed_cover",
    "listed_brand",
    "listed_color",
    "listed_category",
    "listed_facts",
)
ATTRIBUTES = {"brand": "listed_brand", "color": "listed_color"}


def refresh_listing(*, products: "QuerySet[Product]") -> int:
    """Write anew what lists show of these products; returns how many were written.

    Call it after every write that changes a price, a stock, a picture, a review or a category.
    """
    keys = list(products.exclude(structure=Product.CHILD).values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        _refresh(keys[start : start + BATCH])
    return len(keys)


def _refresh(keys: list[int]) -> None:
    rows = Product.objects.in_bulk(keys)
    parent_of = dict(Product.objects.filter(parent__in=keys).values_list("pk", "parent"))
    family = {key: key for key in keys} | parent_of
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    _read_stock(family, found)
    _read_covers(keys, found)
    _read_reviews(keys, found)
    _read_categories(keys, found)
    _read_attributes(family, found)
    empty: dict[str, Any] = dict.fromkeys(LISTED)
    empty |= {"listed_in_stock": False, "listed_reviews": 0}
    empty |= dict.fromkeys(("listed_cover", "listed_brand", "listed_color", "listed_category"), "")
    for key, row in rows.items():
        values = empty | {"listed_facts": [], "store": row.store} | found[key]
        for field, value in values.items():
            setattr(row, field, value)
    Product.objects.bulk_update(list(rows.values()), LISTED)


def _read_stock(family: dict[int, int], found: dict[int, dict[str, Any]]) -> None:
    """The price of the cheapest piece that can be had, else of the cheapest."""
    records = StockRecord.objects.filter(product__in=family).select_related(
        "partner", "product__product_class", "product__parent__product_class"
    )
    best: dict[int, tuple[bool, Decimal]] = {}
    for record in records.order_by("pk"):
        if record.price is None:
            continue
        key = family[record.product_id]
        tracked = record.product.get_product_class().track_stock
        offer = (tracked and record.net_stock_level <= 0, record.price)
        if key not in best or offer < best[key]:
            best[key] = offer
            found[key].update(
                store=record.partner, listed_price=record.price, listed_in_stock=not offer[0]
            )


def _read_covers(keys: list[int], found: dict[int, dict[str, Any]]) -> None:
    images = ProductImage.objects.filter(product__in=keys).order_by("-display_order", "-pk")
    for key, name in images.values_list("product_id", "original"):
        found[key]["listed_cover"] = name


def _read_reviews(keys: list[int], found: dict[int, dict[str, Any]]) -> None:
    approved = ProductReview.objects.filter(product__in=keys, status=ProductReview.APPROVED)
    marks = approved.order_by().values("product_id").annotate(mark=Avg("score"), n=Count("pk"))
    for row in marks:
        found[row["product_id"]].update(rating=row["mark"], listed_reviews=row["n"])


def _read_categories(keys: list[int], found: dict[int, dict[str, Any]]) -> None:
    """The deepest category wins; of two as deep the first in the tree."""
    links = Category.product_set.through.objects.filter(product__in=keys)
    for key, path in links.order_by("category__depth", "-category__path").values_list(
        "product_id", "category__path"
    ):
        found[key]["listed_category"] = path


def _read_attributes(family: dict[int, int], found: dict[int, dict[str, Any]]) -> None:
    values = ProductAttributeValue.objects.filter(product__in=family).select_related(
        "attribute", "value_option"
    )
    for value in values.order_by("attribute__name", "-pk"):
        row, text = found[family[value.product_id]], str(value.value_as_text or "")
        if value.attribute.code in ATTRIBUTES:
            row[ATTRIBUTES[value.attribute.code]] = text[:80]
        if value.product_id == family[value.product_id] and text:
            row.setdefault("listed_facts", []).append([value.attribute.name, text])
