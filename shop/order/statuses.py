"""How the state of an order is said and coloured."""

from typing import Any

from django.utils.translation import gettext_lazy as _

PLACED = "placed"
DELIVERED = "delivered"
CANCELLED = "cancelled"
# What was bought is in the hands of who bought it.
RECEIVED = (DELIVERED,)

LABELS = {
    PLACED: _("Commande reçue"),
    DELIVERED: _("Livrée"),
    CANCELLED: _("Annulée"),
}
LOOKS = {PLACED: "primary", DELIVERED: "good", CANCELLED: "bad"}


def status_label(status: str) -> Any:
    return LABELS.get(status, status)


def status_look(status: str) -> str:
    """The colour of its tag, as components name it."""
    return LOOKS.get(status, "")
