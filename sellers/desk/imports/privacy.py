"""A catalogue belongs to its store; who sent it is held about a person."""

from django.utils.translation import gettext_lazy as _

from core.privacy import Holding, register_holding
from core.privacy.holdings import blank
from sellers.desk.imports.models import CatalogueImport

register_holding(
    Holding(
        "catalogue_imports",
        _("Catalogues que vous avez envoyés pour une boutique"),
        lambda person: CatalogueImport.objects.filter(asked_by=person.user),
        blank(asked_by=None),
        kept=_("Le catalogue appartient à la boutique : il reste un mois, sans votre nom."),
    )
)
