"""A change of a store's products belongs to the store; who asked for it is held about a person."""

from django.utils.translation import gettext_lazy as _

from core.privacy import Holding, register_holding
from core.privacy.holdings import blank
from sellers.desk.bulk.models import BulkChange

register_holding(
    Holding(
        "bulk_changes",
        _("Changements en lot que vous avez faits pour une boutique"),
        lambda person: BulkChange.objects.filter(asked_by=person.user),
        blank(asked_by=None),
        kept=_("Le changement appartient à la boutique : il reste un mois, sans votre nom."),
    )
)
