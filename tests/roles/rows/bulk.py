"""Changes of many products at once: sellers/desk/bulk."""

from typing import Any

from sellers.desk.bulk.models import BulkChange
from tests.roles.table import Row, posted


def _price(store: Any) -> dict[str, Any]:
    """One of prices, which a clerk may look at and not carry out."""
    change, _made = BulkChange.objects.get_or_create(
        partner=store.partner, verb="price", defaults={"status": "prepared", "told": TOLD}
    )
    return {"slug": store.slug, "key": change.key}


TOLD = {"way": "percent", "amount": 10, "step": None}
ADDRESSES = {
    "seller:bulks": Row(),
    "seller:bulk_pick": posted(),
    "seller:bulk": Row(values=_price),
    "seller:bulk_prepare": posted(values=_price),
    "seller:bulk_apply": posted(clerk=403, values=_price),
    "seller:bulk_undo": posted(clerk=403, values=_price),
}
