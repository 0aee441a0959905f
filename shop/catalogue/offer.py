"""What a shopper can do about a product: its price, how many are left, may it be bought."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from core.money import Money
from shop.catalogue.colors import color_label
from shop.catalogue.listing import COLOR_CODES
from shop.partner.pricing import Step, quote, steps_shown

# From this many pieces on, how many are left is nobody's business.
FEW = 5


@dataclass(frozen=True)
class Offer:
    price: Decimal | None
    left: int | None
    """Pieces left, None where stock is not counted."""
    from_price: bool = False
    """Whether others of the family cost more."""
    was: Decimal | None = None
    """What it cost before the discount that runs."""
    until: datetime | None = None
    steps: list[Step] = field(default_factory=list)
    """From so many pieces on, less."""

    @property
    def in_stock(self) -> bool:
        return self.price is not None and (self.left is None or self.left > 0)

    @property
    def few_left(self) -> int:
        return self.left if self.left is not None and 0 < self.left <= FEW else 0


NOT_FOR_SALE = Offer(price=None, left=0)


@dataclass(frozen=True)
class Variant:
    id: int
    title: str
    offer: Offer
    chosen: bool = False


def read_offer(
    product: Any, *, children: Iterable[Any] = (), wanted: int | None = None
) -> tuple[Offer, list[Variant]]:
    """A product's offer and its variants; their stock records have been fetched with them.

    A product with variants is offered at the price of the cheapest that can be had. `wanted` is
    the variant to choose beforehand, where it can be had.
    """
    counted = product.get_product_class().track_stock
    if not product.is_parent:
        return _offer(product, counted=counted), []
    offers = {child: _offer(child, counted=counted) for child in children}
    had = [o for o in offers.values() if o.in_stock] or list(offers.values())
    priced = [o for o in had if o.price is not None]
    best = min(priced, key=lambda offer: offer.price or Decimal(0), default=NOT_FOR_SALE)
    chosen = _chosen(offers, wanted=wanted)
    titles = variant_titles(list(offers))
    variants = [
        Variant(id=child.pk, title=titles[child.pk], offer=offer, chosen=child.pk == chosen)
        for child, offer in offers.items()
    ]
    left = None if any(o.left is None for o in had) else sum(o.left or 0 for o in had)
    dearer = any(o.price != best.price for o in priced)
    shown = replace(best, left=left, from_price=dearer, steps=[])
    return shown, variants


def _offer(product: Any, *, counted: bool) -> Offer:
    # The first stock record is the one that the basket sells from.
    record = next(iter(product.stockrecords.all()), None)
    if record is None:
        return NOT_FOR_SALE
    now = timezone.now()
    told = quote(record, at=now)
    return Offer(
        price=_decimal(told and told.each),
        left=record.net_stock_level if counted else None,
        was=_decimal(told and told.was),
        until=told.until if told else None,
        steps=steps_shown(record, at=now),
    )


def _decimal(amount: Money | None) -> Decimal | None:
    return None if amount is None else amount.decimal


def _chosen(offers: dict[Any, Offer], *, wanted: int | None) -> int | None:
    to_buy = [child.pk for child, offer in offers.items() if offer.in_stock]
    return wanted if wanted in to_buy else next(iter(to_buy), None)


def variant_titles(children: list[Any]) -> dict[int, str]:
    """What tells each variant from the others: `bleu, 42`; its own title where nothing does."""
    facts = {
        child.pk: {code: value for code, _name, value in child.listed_details.get("facts", [])}
        for child in children
    }
    codes = list(dict.fromkeys(code for known in facts.values() for code in known))
    telling = [c for c in codes if len({str(known.get(c)) for known in facts.values()}) > 1]
    titles = {}
    for number, child in enumerate(children, start=1):
        known = facts[child.pk]
        words = [_fact(code, known[code]) for code in telling if code in known]
        titles[child.pk] = ", ".join(words) or child.title or f"{number}"
    return titles


def _fact(code: str, value: Any) -> str:
    return color_label(str(value).lower()) if code in COLOR_CODES else str(value)
