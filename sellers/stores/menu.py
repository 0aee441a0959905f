"""The pages of the desk, as its bar and menu show them: each room adds its own in ready().

    register_entry(Entry("products", _("Produits"), "seller:products", "tag",
                         action=Action.MANAGE_PRODUCTS, order=20))

`url_name` takes the store's slug alone. The frame marks the entry that a page names as `active`.
"""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sellers.stores.models import Membership
from sellers.stores.permissions import Action, role_may


@dataclass(frozen=True)
class Entry:
    name: str
    label: Any
    url_name: str
    icon: str
    action: Action = Action.SEE_DESK
    # The first four that somebody may open stand in the bar of a phone.
    order: int = 50


@dataclass(frozen=True)
class Shown:
    name: str
    label: Any
    url: str
    icon: str


_entries: dict[str, Entry] = {}


def register_entry(entry: Entry) -> None:
    _entries[entry.name] = entry


def menu_for(membership: Membership) -> list[Shown]:
    """What somebody may open of their store, in order."""
    slug = membership.store.slug
    entries = sorted(_entries.values(), key=lambda entry: (entry.order, entry.name))
    return [
        Shown(entry.name, entry.label, reverse(entry.url_name, kwargs={"slug": slug}), entry.icon)
        for entry in entries
        if role_may(membership.role, entry.action)
    ]


register_entry(Entry("home", _("Comptoir"), "seller:desk", "home", order=10))
register_entry(
    Entry("store", _("Boutique"), "seller:about", "store", action=Action.MANAGE_STORE, order=70)
)
register_entry(Entry("team", _("Équipe"), "seller:team", "users", order=80))
register_entry(
    Entry("papers", _("Dossier"), "seller:papers", "shield", action=Action.MANAGE_PAPERS, order=75)
)
