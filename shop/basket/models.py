"""Baskets: one open basket a person, lines that read with their stock, whole francs."""

from decimal import Decimal
from typing import Any

from django.db import models
from oscar.apps.basket.abstract_models import AbstractBasket, AbstractLine

from core.money import Money, round_amount


class Basket(AbstractBasket):
    class Meta(AbstractBasket.Meta):
        constraints = [
            # Two first taps at once would otherwise fill two baskets and show one of them.
            models.UniqueConstraint(
                fields=["owner"],
                condition=models.Q(status=AbstractBasket.OPEN),
                name="basket_one_open_per_owner",
            )
        ]

    def all_lines(self) -> Any:
        """Oscar's cached lines, with all that a page or an order reads of them: two queries."""
        if self._lines is None and self.pk is not None:
            self._lines = (
                super()
                .all_lines()
                .select_related(
                    "product__product_class",
                    "product__parent__product_class",
                    "stockrecord__partner",
                )
                .prefetch_related(None)
                .prefetch_related("attributes__option")
            )
        return super().all_lines()


class Line(AbstractLine):
    class Meta(AbstractLine.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quantity__gte=1), name="basket_line_quantity_positive"
            )
        ]

    def discount(
        self,
        discount_value: Decimal,
        affected_quantity: int,
        incl_tax: bool = True,
        offer: Any = None,
    ) -> None:
        whole = round_amount(discount_value, self.price_currency)
        super().discount(whole, affected_quantity, incl_tax=incl_tax, offer=offer)

    def get_price_breakdown(self) -> list[tuple[Decimal, Decimal, int]]:
        """(price with tax, price without, pieces): a discount is shared out to the franc."""
        consumed = int(self.discounts.num_consumed())
        if not (self.discount_value and consumed):
            return super().get_price_breakdown()  # type: ignore[no-any-return]
        shares = Money.of(self.discount_value, self.price_currency).split([1] * consumed)
        prices = [self.unit_price_incl_tax - share.decimal for share in shares]
        prices += [self.unit_price_incl_tax] * (self.quantity - consumed)
        # No tax is taken in Guinea's shops of this size: both prices are one.
        return [(price, price, prices.count(price)) for price in dict.fromkeys(prices)]


from oscar.apps.basket.models import *  # noqa: E402, F403
