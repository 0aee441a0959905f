"""Price and stock of what has none yet, many at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from shop.partner.models import PriceStep, StockRecord


@dataclass(frozen=True, kw_only=True)
class NewRecord:
    """`stock`: columns of the record."""

    product: Any
    partner_id: int
    sku: str
    stock: dict[str, Any]


def add_records(new: Iterable[NewRecord]) -> list[StockRecord]:
    """Of things that were just made, in their transaction; whoever asks refreshes their listing."""
    records: list[StockRecord] = StockRecord.objects.bulk_create(
        StockRecord(
            product=one.product,
            partner_id=one.partner_id,
            partner_sku=one.sku,
            price_currency="GNF",
            **one.stock,
        )
        for one in new
    )
    PriceStep.objects.bulk_create(
        PriceStep(stockrecord=row, quantity=n, price=each)
        for row in records
        for n, each in row.price_steps
    )
    return records
