from typing import Any

from shop.basket.exceptions import BasketClosed
from shop.basket.models import Basket


def hold_basket(basket: Any) -> None:
    """Inside a transaction: nobody orders or changes this basket until it ends."""
    # The row lock makes placing wait; where there are none (SQLite) there is one writer.
    held = Basket.objects.select_for_update().filter(pk=basket.pk, status=Basket.OPEN)
    if not list(held.values_list("pk")):
        raise BasketClosed
