from typing import Any

from shop.partner.models import StockRecord
from shop.partner.revisions import Discount, RevisionRefused, revision_of
from shop.partner.services.revise_stock import revise_stock


def set_discount(record: StockRecord, *, by: Any, discount: Discount) -> None:
    """From a moment to another a piece costs less; it takes the place of the one before."""
    revision = revision_of(record, discount.columns)
    if not revision.after:
        return
    if not revise_stock([revision], by=by, action="stock.discount_set"):
        raise RevisionRefused("overtaken")
    record.refresh_from_db()
