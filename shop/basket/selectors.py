from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Sum

from shop.basket.models import Basket, Line


def basket_size(*, user: Any, basket_id: str | None) -> int:
    """How many pieces lie in the open basket of a person or of a browser; one query."""
    lines = Line.objects.filter(basket__status=Basket.OPEN)
    if user.is_authenticated:
        lines = lines.filter(basket__owner=user)
    elif basket_id:
        lines = lines.filter(basket_id=basket_id, basket__owner=None)
    else:
        return 0
    return int(lines.aggregate(pieces=Sum("quantity"))["pieces"] or 0)


@dataclass
class StoreLines:
    """What of a basket comes from one store."""

    store: Any
    lines: list[Any] = field(default_factory=list)

    @property
    def subtotal(self) -> Decimal:
        prices = (line.line_price_incl_tax_incl_discounts or 0 for line in self.lines)
        return sum(prices, Decimal(0))  # type: ignore[return-value]


def by_store(lines: Iterable[Any]) -> list[StoreLines]:
    """The stores in the order in which the shopper met them; no query of its own."""
    stores: dict[int, StoreLines] = {}
    for line in lines:
        store = line.stockrecord.partner
        stores.setdefault(store.pk, StoreLines(store)).lines.append(line)
    return list(stores.values())


def lines_in_the_way(basket: Any) -> list[Any]:
    """Lines that cannot be ordered as they are, each with the reason in words."""
    return [line for line in basket.all_lines() if line.problem]
