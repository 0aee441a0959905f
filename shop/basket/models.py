"""Baskets: one open basket a person, lines that read with their stock, whole francs."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
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

    @property
    def num_lines(self) -> int:
        """Whoever asks whether it is empty reads the lines next: they are fetched, not counted."""
        return len(self.all_lines()) if self.pk else 0

    def is_quantity_allowed(self, qty: int, line: Any = None) -> tuple[bool, Any]:
        most = settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD
        if line is None and most and self.num_items + qty > most:
            return False, _("Un panier contient %(most)d pièces au plus.") % {"most": most}
        return super().is_quantity_allowed(qty, line)  # type: ignore[no-any-return]


class Line(AbstractLine):
    class Meta(AbstractLine.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quantity__gte=1), name="basket_line_quantity_positive"
            )
        ]

    @property
    def problem(self) -> Any:
        """Why so many cannot be had now; empty where they can."""
        permitted, reason = self.purchase_info.availability.is_purchase_permitted(self.quantity)
        return "" if permitted else reason

    @property
    def left(self) -> int | None:
        """How many there are; None where nobody counts."""
        left = getattr(self.purchase_info.availability, "num_available", None)
        if left is None:
            return None if self.purchase_info.availability.is_available_to_buy else 0
        return max(0, left)

    @property
    def price_before(self) -> Decimal | None:
        """What a piece of as many cost when they were chosen, where that has changed."""
        now = self.unit_price_incl_tax
        changed = self.price_incl_tax and now is not None and now != self.price_incl_tax
        return self.price_incl_tax if changed else None

    def keep_price(self) -> None:
        """As many at the price of now, as whoever chose them saw it: later changes are told."""
        price = self.basket.strategy.fetch_for_line(self).price
        if price.exists:
            self.price_excl_tax, self.price_incl_tax = price.excl_tax, price.incl_tax

    @property
    def cover(self) -> str:
        product = self.product
        return str(product.listed_cover or (product.parent.listed_cover if product.parent else ""))

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
