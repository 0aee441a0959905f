"""Which stock and which price a shopper gets."""

from decimal import Decimal
from typing import Any

from django.utils import timezone
from oscar.apps.partner import strategy
from oscar.core.loading import get_classes

from shop.partner.pricing import quote

Unavailable, StorePaused = get_classes("partner.availability", ["Unavailable", "StorePaused"])
FixedPrice, NoPrice = get_classes("partner.prices", ["FixedPrice", "Unavailable"])


class Strategy(strategy.Default):
    """One for a request: all its prices are those of one moment, however long it takes."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.moment = timezone.now()

    def fetch_for_line(self, line: Any, stockrecord: Any = None) -> Any:
        """The stock it was added from, at the price of as many pieces: shown, then allocated."""
        record = stockrecord or line.stockrecord
        info = self.fetch_for_product(line.product, record)
        return info._replace(price=self.price_of(record, quantity=line.quantity))

    def pricing_policy(self, product: Any, stockrecord: Any) -> Any:
        return self.price_of(stockrecord, quantity=1)

    def parent_pricing_policy(self, product: Any, children_stock: Any) -> Any:
        """The lowest that a piece of any variant costs."""
        prices = [self.price_of(record, quantity=1) for _child, record in children_stock]
        known = [price for price in prices if price.exists]
        return min(known, key=lambda price: price.excl_tax, default=NoPrice())

    def price_of(self, record: Any, *, quantity: int) -> Any:
        found = quote(record, at=self.moment, quantity=quantity)
        if found is None:
            return NoPrice()
        # No tax is taken in Guinea's shops of this size: both prices are one.
        return FixedPrice(currency=found.each.currency, excl_tax=found.each.decimal, tax=Decimal(0))

    def availability_policy(self, product: Any, stockrecord: Any) -> Any:
        if not (product.is_public and (not product.is_child or product.parent.is_public)):
            return Unavailable()
        if product.is_parent:
            # It got variants after it was put in the basket: somebody has to choose one.
            return Unavailable()
        if stockrecord and not (store := _store_of(stockrecord, product=product)).selling:
            return StorePaused(store)
        return super().availability_policy(product, stockrecord)


def _store_of(stockrecord: Any, *, product: Any) -> Any:
    """Lists and pages have joined the store to the product, baskets to the stock: no query."""
    if type(stockrecord).partner.is_cached(stockrecord):
        return stockrecord.partner
    return product.store if product.store_id == stockrecord.partner_id else stockrecord.partner


class Selector(strategy.Selector):
    def strategy(self, request: Any = None, user: Any = None, **kwargs: Any) -> Strategy:
        return Strategy(request)
