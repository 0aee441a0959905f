"""What each of a store's team may do: one table, asked by every page and shown to the team.

`may(person, store, Action.MANAGE_PRICES)`; a page says what it needs with `desk_page(action)`.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.stores.models import Membership, Store
from sellers.stores.roles import Role


class Action(models.TextChoices):
    SEE_DESK = "see_desk", _("Voir le comptoir")
    ANSWER_MESSAGES = "answer_messages", _("Répondre aux messages")
    ANSWER_REVIEWS = "answer_reviews", _("Répondre aux avis, au nom de la boutique")
    HANDLE_PARCELS = "handle_parcels", _("Préparer et remettre les colis")
    MANAGE_PRODUCTS = "manage_products", _("Ajouter et modifier les produits")
    MANAGE_PRICES = "manage_prices", _("Changer les prix, le stock et les remises")
    MANAGE_STORE = "manage_store", _("Modifier la boutique, ses horaires, ses vacances")
    SEE_MONEY = "see_money", _("Voir les ventes et l’argent")
    MANAGE_TEAM = "manage_team", _("Inviter et retirer des gens, changer leur rôle")
    MANAGE_PAPERS = "manage_papers", _("Envoyer les pièces du dossier")


_CLERK = frozenset(
    {Action.SEE_DESK, Action.ANSWER_MESSAGES, Action.HANDLE_PARCELS, Action.MANAGE_PRODUCTS}
)
_MANAGER = _CLERK | {
    Action.ANSWER_REVIEWS,
    Action.MANAGE_PRICES,
    Action.MANAGE_STORE,
    Action.SEE_MONEY,
}
ALLOWED: dict[str, frozenset[Action]] = {
    Role.OWNER: frozenset(Action),
    Role.MANAGER: _MANAGER,
    Role.CLERK: _CLERK,
}


def may(person: Any, store: Store, action: Action) -> bool:
    """Of somebody who is not signed in, or was locked out: nothing."""
    if not (person.is_authenticated and person.is_active):
        return False
    role = Membership.objects.filter(store=store, person=person).values_list("role", flat=True)
    return role_may(role.first() or "", action)


def role_may(role: str, action: Action) -> bool:
    return action in ALLOWED.get(role, frozenset())


def table() -> list[tuple[Action, list[bool]]]:
    """The whole of it, a row an action, the roles in their order."""
    return [(action, [role_may(role, action) for role in Role]) for action in Action]
