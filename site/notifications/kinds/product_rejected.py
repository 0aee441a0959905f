from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="product.rejected",
        label=_("Produit refusé"),
        title=_("%(product)s n’est pas accepté"),
        body=_("Raison : %(reason)s Corrigez-le, puis renvoyez-le."),
        link="",
        icon="error",
        audience="seller",
        sample={"product": "Bazin riche", "reason": "La photo est floue."},
        channels=frozenset({"push", "email"}),
    )
)
