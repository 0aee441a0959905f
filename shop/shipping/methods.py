from decimal import Decimal

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from oscar.apps.shipping.methods import *  # noqa: F403
from oscar.apps.shipping.methods import FixedPrice


class DoorDelivery(FixedPrice):
    """One price for every delivery, until distance decides."""

    code = "door"
    name = _("Livraison à domicile")
    description = _("Un coursier vous appelle, puis vous remet la commande à la porte.")

    def __init__(self) -> None:
        price = Decimal(settings.DELIVERY_PRICE)
        super().__init__(charge_excl_tax=price, charge_incl_tax=price)
