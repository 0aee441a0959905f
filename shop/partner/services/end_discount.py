from typing import Any

from shop.partner.models import StockRecord
from shop.partner.revisions import NO_DISCOUNT, RevisionRefused, revision_of
from shop.partner.services.revise_stock import revise_stock


def end_discount(record: StockRecord, *, by: Any) -> None:
    """The usual price holds again at once; where there is no discount, nothing happens."""
    revision = revision_of(record, NO_DISCOUNT)
    if not revision.after:
        return
    if not revise_stock([revision], by=by, action="stock.discount_ended"):
        raise RevisionRefused("overtaken")
    record.refresh_from_db()
