"""Whether a product can be bought, in words."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from oscar.apps.partner import availability
from oscar.apps.partner.availability import *  # noqa: F403

from shop.partner.pauses import why_not_selling


class Unavailable(availability.Unavailable):
    message = _("N’est plus en vente")

    def is_purchase_permitted(self, quantity: int) -> tuple[bool, str]:
        return False, self.message


class StorePaused(Unavailable):
    """The product is there, its store does not sell for now."""

    def __init__(self, store: Any) -> None:
        self.message = why_not_selling(store)


class StockRequired(availability.StockRequired):
    def is_purchase_permitted(self, quantity: int) -> tuple[bool, str]:
        if self.num_available <= 0:
            return False, _("Épuisé pour le moment.")
        if quantity > self.num_available:
            return False, _("Il n’en reste que %(max)d.") % {"max": self.num_available}
        return True, ""

    @property
    def message(self) -> str:
        return _("En stock") if self.num_available > 0 else _("Épuisé")

    short_message = message
