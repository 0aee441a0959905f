"""Oscar's seam for placing orders, with the guards that its own lacks."""

from typing import Any

from oscar.apps.order import utils
from oscar.apps.order.utils import *  # noqa: F403

from shop.order.models import Order
from shop.order.numbers import new_order_number
from shop.order.services.claim_basket import claim_basket


class OrderNumberGenerator(utils.OrderNumberGenerator):
    def order_number(self, basket: Any) -> str:
        """A number that is free; of a million orders one draw in a million is not."""
        number = new_order_number()
        while Order.objects.filter(number=number).exists():
            number = new_order_number()
        return number


class OrderCreator(utils.OrderCreator):
    def claim(self, basket: Any) -> None:
        """First statement of the placing transaction, before anything else is written.

        Of two requests for one basket the second waits here, then finds it submitted.
        """
        if not basket.is_submitted:
            claim_basket(basket=basket)

    def create_order_model(self, user: Any, basket: Any, *args: Any, **kwargs: Any) -> Any:
        self.claim(basket)
        return super().create_order_model(user, basket, *args, **kwargs)
