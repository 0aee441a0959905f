from django.utils.translation import gettext_lazy as _

from sellers.stores.menu import Entry, register_entry
from sellers.stores.permissions import Action

register_entry(
    Entry(
        "imports",
        _("Import et export"),
        "seller:imports",
        "list",
        action=Action.MANAGE_PRICES,
        order=60,
    )
)
