"""Price and stock of one product or variant in its store; they change at once."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core.audit import record
from core.money import Money
from shop.catalogue.exceptions import NotWritten
from shop.partner.models import StockRecord

MOST_PIECES = 1_000_000
HIGHEST = 9_999_999_999


@dataclass(frozen=True, kw_only=True)
class Stock:
    """`pieces` are those that can be sold. `was` is how many the seller saw when writing: what was
    bought in between is not put back on the shelf."""

    price: Money
    pieces: int
    was: int | None = None
    threshold: int | None = None


def set_stock(product: Any, *, stock: Stock, by: Any) -> StockRecord:
    """The one stock record of a product of a store; made where there is none."""
    if not 0 < stock.price.minor <= HIGHEST:
        raise NotWritten(_("Donnez un prix en francs, plus grand que zéro."), field="price")
    if not 0 <= stock.pieces <= MOST_PIECES:
        raise NotWritten(_("Donnez un nombre de pièces, zéro ou plus."), field="stock")
    with transaction.atomic():
        found = StockRecord.objects.select_for_update().filter(product=product).order_by("pk")
        row: StockRecord | None = found.first()
        if row is None:
            return _create(product, stock=stock)
        before = _told(row)
        held = row.num_allocated or 0
        seen = stock.was if stock.was is not None else (row.num_in_stock or 0) - held
        changed = {
            "price": stock.price.decimal,
            "num_in_stock": max((row.num_in_stock or 0) + stock.pieces - seen, held),
            "low_stock_threshold": stock.threshold,
        }
        for name, value in changed.items():
            setattr(row, name, value)
        if _told(row) != before:
            row.save(update_fields=[*changed, "date_updated"])
            record(row, action="stock.set", by=by, before=before, after=_told(row))
    return row


def _create(product: Any, *, stock: Stock) -> StockRecord:
    mark = f"P{product.pk}"
    if StockRecord.objects.filter(partner_id=product.store_id, partner_sku=mark).exists():
        # The first one went on to a variant.
        mark = f"{mark}-{uuid4().hex[:8]}"
    made: StockRecord = StockRecord.objects.create(
        product=product,
        partner_id=product.store_id,
        partner_sku=mark,
        price_currency=stock.price.currency,
        price=stock.price.decimal,
        num_in_stock=stock.pieces,
        low_stock_threshold=stock.threshold,
    )
    return made


def _told(row: StockRecord) -> dict[str, Any]:
    return {
        "price": int(row.price) if row.price is not None else None,
        "num_in_stock": row.num_in_stock,
        "low_stock_threshold": row.low_stock_threshold,
    }
