"""The journal names people by number only, and cannot be changed."""

from django.utils.translation import gettext_lazy as _

from core.privacy import Holding, register_holding
from ledger.models import Entry


def register() -> None:
    register_holding(
        Holding(
            "journal",
            _("Écritures comptables que vous avez passées"),
            lambda person: Entry.objects.filter(actor=person.user),
            kept=_(
                "Le grand livre, où vous n’êtes qu’un numéro : la loi comptable le veut entier et"
                " inchangé pendant dix ans."
            ),
        )
    )
