from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="product.hidden",
        label=_("Produit masqué"),
        title=_("%(product)s est masqué"),
        body=_("Vous n’y avez pas touché depuis six mois. Un clic le remet en vente."),
        link="",
        icon="info",
        audience="seller",
        sample={"product": "Bazin riche"},
        channels=frozenset({"push", "email"}),
    )
)
