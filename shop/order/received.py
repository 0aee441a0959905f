"""What somebody has in hand: the lines of their orders that have come."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from shop.catalogue.reviews.ports import register_received
from shop.order.statuses import CANCELLED, RECEIVED


def products_received(person: Any) -> "QuerySet[Any]":
    """The keys of products, a variant's being its product's."""
    from shop.order.models import Line

    lines: QuerySet[Any] = Line.objects.filter(
        order__user=person, order__status__in=RECEIVED, product__isnull=False
    ).exclude(status=CANCELLED)
    return lines.order_by().values(root=Coalesce("product__parent_id", "product_id"))


def register() -> None:
    register_received(products_received)
