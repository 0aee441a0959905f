"""Which stock and which price a shopper gets."""

from typing import Any

from oscar.apps.partner import strategy
from oscar.core.loading import get_class

Unavailable = get_class("partner.availability", "Unavailable")


class Strategy(strategy.Default):
    def fetch_for_line(self, line: Any, stockrecord: Any = None) -> Any:
        """A line keeps the stock it was added from: the price shown is the one allocated."""
        return self.fetch_for_product(line.product, stockrecord or line.stockrecord)

    def availability_policy(self, product: Any, stockrecord: Any) -> Any:
        if not (product.is_public and (not product.is_child or product.parent.is_public)):
            return Unavailable()
        return super().availability_policy(product, stockrecord)


class Selector(strategy.Selector):
    def strategy(self, request: Any = None, user: Any = None, **kwargs: Any) -> Strategy:
        return Strategy(request)
