from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="product.approved",
        label=_("Produit accepté"),
        title=_("%(product)s est en vente"),
        body=_("Votre produit est accepté : les clients le voient."),
        link="/shop/p/%(slug)s/",
        icon="check",
        audience="seller",
        sample={"product": "Bazin riche", "slug": "bazin-riche-12"},
        channels=frozenset({"push"}),
        many=_("%(count)s produits acceptés"),
    )
)
