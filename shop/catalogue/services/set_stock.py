"""Price and stock of one product or variant in its store; they change at once."""

from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shop.catalogue.exceptions import NotWritten
from shop.catalogue.stock import Stock
from shop.partner.models import StockRecord
from shop.partner.refusals import refusal
from shop.partner.revisions import RevisionRefused, revision_of
from shop.partner.services.revise_stock import revise_stock

MOST_PIECES = 1_000_000
HIGHEST = 9_999_999_999
OF_PIECES = {"negative_stock", "too_many", "reserved"}


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
        held = row.num_allocated or 0
        seen = stock.was if stock.was is not None else (row.num_in_stock or 0) - held
        wanted = {
            "price": stock.price.decimal,
            "num_in_stock": max((row.num_in_stock or 0) + stock.pieces - seen, held),
            "low_stock_threshold": stock.threshold,
        }
        _revise(row, wanted, by=by)
        row.refresh_from_db()
    return row


def _revise(row: StockRecord, wanted: dict[str, Any], *, by: Any) -> None:
    try:
        revision = revision_of(row, wanted)
    except RevisionRefused as refused:
        field = "stock" if refused.code in OF_PIECES else "price"
        raise NotWritten(refusal(refused.code), field=field) from refused
    if revision.after and not revise_stock([revision], by=by, action="stock.set", refresh=False):
        raise NotWritten(refusal("overtaken"), field="stock")


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
