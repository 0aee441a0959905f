from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="return.asked",
        label=_("Retour demandé"),
        title=_("Retour demandé : %(product)s"),
        body=_("Commande %(number)s. Raison : %(reason)s"),
        link="",
        icon="box",
        audience="seller",
        sample={"product": "Bazin riche", "number": "MK-7F3K-9Q2D", "reason": "taille"},
        channels=frozenset({"email"}),
    )
)
