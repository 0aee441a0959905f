from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, Subquery, Sum

from accounts.models import User
from notifications.models import Notice
from shop.basket.models import Basket, Line


@dataclass(frozen=True)
class HeadNumbers:
    """What the badges of every page's head say."""

    pieces: int
    unread: int


def basket_size(*, basket_id: str | None) -> int:
    """How many pieces lie in the open basket of a browser; one query."""
    if not basket_id:
        return 0
    lines = Line.objects.filter(basket__status=Basket.OPEN, basket_id=basket_id, basket__owner=None)
    return int(lines.aggregate(pieces=Sum("quantity"))["pieces"] or 0)


def head_numbers(person: Any) -> HeadNumbers:
    """Pieces in a person's open basket and notices they have not read; one query for both."""
    if not person.is_authenticated:
        return HeadNumbers(pieces=0, unread=0)
    lines = Line.objects.filter(basket__status=Basket.OPEN, basket__owner=OuterRef("pk"))
    pieces = lines.order_by().values("basket__owner").annotate(n=Sum("quantity")).values("n")
    notices = Notice.objects.filter(recipient=OuterRef("pk"), read_at=None)
    unread = notices.order_by().values("recipient").annotate(n=Count("pk")).values("n")
    numbers = User.objects.filter(pk=person.pk).values_list(Subquery(pieces), Subquery(unread))
    found = numbers.first() or (0, 0)
    return HeadNumbers(pieces=found[0] or 0, unread=found[1] or 0)


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
