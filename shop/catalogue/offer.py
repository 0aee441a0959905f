"""What a shopper can do about a product: its price, how many are left, may it be bought."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

# From this many pieces on, how many are left is nobody's business.
FEW = 5


@dataclass(frozen=True)
class Offer:
    price: Decimal | None
    left: int | None
    """Pieces left, None where stock is not counted."""

    @property
    def in_stock(self) -> bool:
        return self.price is not None and (self.left is None or self.left > 0)

    @property
    def few_left(self) -> int:
        return self.left if self.left is not None and 0 < self.left <= FEW else 0


@dataclass(frozen=True)
class Variant:
    id: int
    title: str
    offer: Offer


def read_offer(product: Any, records: Iterable[Any]) -> tuple[Offer, list[Variant]]:
    """A product's offer and its variants, from the stock records of the family.

    A product with variants is offered at the price of the cheapest that can be had.
    """
    tracked = product.get_product_class().track_stock
    first: dict[int, Any] = {}
    for record in records:
        first.setdefault(record.product_id, record)
    offers = {
        key: Offer(price=record.price, left=record.net_stock_level if tracked else None)
        for key, record in first.items()
    }
    if not product.is_parent:
        return offers.get(product.pk, Offer(price=None, left=0)), []
    variants = [
        Variant(id=key, title=first[key].product.title or product.title, offer=offer)
        for key, offer in offers.items()
        if key != product.pk
    ]
    had = [v.offer for v in variants if v.offer.in_stock] or [v.offer for v in variants]
    best = min(had, key=lambda offer: offer.price or Decimal(0), default=Offer(None, 0))
    return best, variants
