"""The desk's entries of the rooms that stand here."""

from django.utils.translation import gettext_lazy as _

from sellers.stores.menu import Entry, register_entry
from sellers.stores.permissions import Action

register_entry(
    Entry(
        "products",
        _("Produits"),
        "seller:products",
        "tag",
        action=Action.MANAGE_PRODUCTS,
        order=20,
    )
)
register_entry(
    Entry(
        "questions",
        _("Questions"),
        "seller:questions",
        "chat",
        action=Action.ANSWER_MESSAGES,
        order=40,
    )
)
register_entry(
    Entry("reviews", _("Avis"), "seller:reviews", "star", action=Action.ANSWER_REVIEWS, order=45)
)
