"""What a shopper can do about a product: its price, how many are left, may it be bought."""

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


def offer_of(product: Any) -> Offer:
    """Read from the product's own (prefetched) stock record."""
    records = list(product.stockrecords.all())
    if not records:
        return Offer(price=None, left=0)
    record = records[0]
    tracked = product.get_product_class().track_stock
    return Offer(price=record.price, left=record.net_stock_level if tracked else None)


def read_offer(product: Any, variants: list[Any]) -> Offer:
    """A product's own offer; for one with variants the cheapest that can be had."""
    if not variants:
        return offer_of(product)
    for variant in variants:
        variant.parent = product
        variant.offer = offer_of(variant)
    offers = [variant.offer for variant in variants]
    had = [offer for offer in offers if offer.in_stock] or offers
    return min(had, key=lambda offer: offer.price or Decimal(0))
