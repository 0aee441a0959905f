"""Tell a store's team when a stock has come down to its threshold; once, until there is more."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from notifications.services.notify import notify
from sellers.desk.models import LowStock
from sellers.stores.permissions import Action, role_may
from sellers.stores.selectors import team_of
from shop.partner.models import StockRecord


def watch_stock(products: Iterable[int] | None = None) -> int:
    """How many crossings were told; of these products and their variants, or of all."""
    rows = StockRecord.objects.exclude(low_stock_threshold=None).filter(
        product__product_class__track_stock=True, product__is_public=True
    ) | StockRecord.objects.exclude(low_stock_threshold=None).filter(
        product__parent__product_class__track_stock=True,
        product__is_public=True,
        product__parent__is_public=True,
    )
    told = LowStock.objects.all()
    if products is not None:
        keys = list(products)
        rows = rows.filter(Q(product_id__in=keys) | Q(product__parent_id__in=keys))
        told = told.filter(
            Q(stockrecord__product_id__in=keys) | Q(stockrecord__product__parent_id__in=keys)
        )
    rows = rows.annotate(left=F("num_in_stock") - Coalesce(F("num_allocated"), 0))
    low = rows.filter(left__lte=F("low_stock_threshold"))
    told.exclude(stockrecord_id__in=low.values("pk")).delete()
    return sum(_tell(row) for row in _untold(low))


def _untold(low: "QuerySet[Any]") -> "QuerySet[Any]":
    known = LowStock.objects.filter(stockrecord=OuterRef("pk"))
    return low.filter(~Exists(known)).select_related("product__parent", "partner").order_by("pk")


def _tell(row: Any) -> bool:
    """The unique row decides which of two at once tells."""
    store = getattr(row.partner, "store", None)
    if store is None:
        return False
    try:
        with transaction.atomic():
            LowStock.objects.create(stockrecord=row)
    except IntegrityError:
        return False
    context = {
        "left": max(row.left, 0),
        "product": row.product.title or row.product.get_title(),
        "store": row.partner.code,
        "pk": row.product.parent_id or row.product_id,
    }
    for member in team_of(store):
        if role_may(member.role, Action.MANAGE_PRODUCTS):
            notify(member.person, kind="stock.low", context=context, about=f"stock:{row.pk}")
    return True
