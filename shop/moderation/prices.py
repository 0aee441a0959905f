"""What products ask, beside the middle price of their category."""

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Max, Min, Q, QuerySet, Subquery, Window
from django.db.models import OuterRef as Outer
from django.db.models.functions import RowNumber

from shop.catalogue.models import LISTED, Product

LEAST_COMPARED = 5


def with_offered(products: "QuerySet[Product]") -> "QuerySet[Product]":
    """With the lowest and the highest price of the variants that are offered."""
    offered = Product.objects.filter(parent=Outer("pk"), is_public=True).order_by()
    ends = {"lowest": Min("listed_price"), "highest": Max("listed_price")}
    return products.annotate(
        **{
            name: Subquery(offered.values("parent").annotate(end=end).values("end"))
            for name, end in ends.items()
        }
    )


def offered(product: Any) -> list[Decimal]:
    """Of a row of `with_offered` the lowest price and the highest, or the only one."""
    prices = {product.listed_price, product.lowest, product.highest} - {None}
    return sorted({min(prices), max(prices)}) if prices else []


def middle_prices(products: Collection[Any]) -> dict[str, Decimal]:
    """By category, of all products but these, where there are enough; one query."""
    shelves = {product.listed_category for product in products} - {""}
    if not shelves:
        return {}
    others = Product.objects.filter(
        LISTED, listed_category__in=shelves, listed_price__isnull=False
    ).exclude(pk__in=[product.pk for product in products])
    placed = others.annotate(
        place=Window(RowNumber(), partition_by="listed_category", order_by="listed_price"),
        among=Window(Count("pk"), partition_by="listed_category"),
    )
    middle = placed.filter(Q(among__gte=LEAST_COMPARED), place=F("among") / 2 + 1)
    return dict(middle.values_list("listed_category", "listed_price"))
