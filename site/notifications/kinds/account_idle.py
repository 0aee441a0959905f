from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind
from notifications.kinds.product_idle import said

register_kind(
    Kind(
        code="account.idle",
        label=_("Compte inutilisé"),
        title=_("Votre compte sera désactivé le %(day)s"),
        body=_("Vous ne vous êtes pas connecté depuis longtemps. Connectez-vous pour le garder."),
        link="",
        icon="info",
        audience="all",
        sample={"day": "2026-12-24"},
        channels=frozenset({"email"}),
        said=said,
    )
)
