from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from oscar.apps.order.exceptions import UnableToPlaceOrder

from shop.basket.models import Basket


class BasketAlreadyOrdered(UnableToPlaceOrder):
    """Another request has turned this basket into an order."""

    def __init__(self, *, basket_id: int) -> None:
        self.basket_id = basket_id
        super().__init__(_("Cette commande est déjà passée."))


def claim_basket(*, basket: Any) -> None:
    """Take the basket for one order: open or frozen → submitted, by one conditional UPDATE."""
    claimed = Basket.objects.filter(pk=basket.pk, status__in=(Basket.OPEN, Basket.FROZEN)).update(
        status=Basket.SUBMITTED, date_submitted=timezone.now()
    )
    if not claimed:
        raise BasketAlreadyOrdered(basket_id=basket.pk)
    basket.status = Basket.SUBMITTED
