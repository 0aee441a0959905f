from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from oscar.apps.order.exceptions import UnableToPlaceOrder

from shop.partner.pauses import why_not_selling

if TYPE_CHECKING:
    from shop.partner.models import Partner, StockRecord


class OutOfStock(UnableToPlaceOrder):
    """Somebody else took the last piece between the basket and the order."""

    def __init__(self, stockrecord: "StockRecord") -> None:
        self.stockrecord = stockrecord
        super().__init__(
            _("« %(product)s » n’est plus disponible en cette quantité.")
            % {"product": stockrecord.product.get_title()}
        )


class StoreNotSelling(UnableToPlaceOrder):
    """The store closed between the basket and the order."""

    def __init__(self, store: "Partner") -> None:
        self.store = store
        super().__init__(
            _("%(store)s : %(why)s") % {"store": store.name, "why": why_not_selling(store)}
        )
