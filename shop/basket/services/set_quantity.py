from typing import Any

from django.db import transaction

from shop.basket.exceptions import QuantityRefused
from shop.basket.services.hold_basket import hold_basket


@transaction.atomic
def set_quantity(*, basket: Any, line_id: int, quantity: int) -> None:
    """So many of a line from now on, none takes it out; a line that is gone stays gone."""
    hold_basket(basket)
    line = basket.lines.select_related("product", "stockrecord").filter(pk=line_id).first()
    if line is None:
        return
    if quantity == 0:
        line.delete()
    else:
        permitted, reason = basket.is_quantity_allowed(quantity - line.quantity)
        if permitted:
            info = basket.strategy.fetch_for_line(line)
            permitted, reason = info.availability.is_purchase_permitted(quantity)
        if not permitted:
            raise QuantityRefused(reason)
        line.basket = basket
        line.quantity = quantity
        line.keep_price()
        line.save()
    basket.reset_offer_applications()
