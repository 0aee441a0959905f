from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="product.suspended",
        label=_("Produit suspendu"),
        title=_("%(product)s est suspendu"),
        body=_("Raison : %(reason)s Notre équipe regarde ; rien n’est perdu."),
        link="",
        icon="error",
        audience="seller",
        sample={"product": "Bazin riche", "reason": "Plusieurs personnes l’ont signalé."},
        channels=frozenset({"push", "email"}),
    )
)
