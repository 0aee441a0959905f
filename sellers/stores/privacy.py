"""What a store's team is, is held about people: each sees their own part of it."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from core.privacy import Holding, Subject, delete, drop_files, register_holding
from sellers.stores.models import Invitation, Membership, Paper


def forget_papers(rows: "QuerySet[Paper]") -> None:
    """That a paper was accepted stays with the store; whose it was does not."""
    drop_files(rows, "picture")
    rows.update(picture="", identity_type="", last_four="", submitted_by=None)


def _invitations(person: Subject) -> Any:
    contacts = [*person.emails, *map(str, person.phones)]
    return Invitation.objects.filter(Q(contact__in=contacts) | Q(answered_by=person.user))


def register() -> None:
    # Nobody is erased while they are on a team (shop.customer.privacy): nothing is left then.
    register_holding(
        Holding(
            "teams",
            _("Équipes de boutiques dont vous faites partie"),
            lambda person: Membership.objects.filter(person=person.user),
            delete,
        )
    )
    register_holding(
        Holding(
            "team-invitations",
            _("Invitations dans l’équipe d’une boutique"),
            _invitations,
            delete,
            hidden=("token",),
        )
    )
    register_holding(
        Holding(
            "store-papers",
            _("Pièces que vous avez envoyées pour une boutique"),
            lambda person: Paper.objects.filter(submitted_by=person.user),
            forget_papers,
            kept=_("Qu’une pièce de la boutique a été acceptée : sans photo ni numéro."),
        )
    )
