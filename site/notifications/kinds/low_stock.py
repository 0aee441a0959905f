from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="stock.low",
        label=_("Stock bas"),
        title=_("Il reste %(left)s × %(product)s"),
        body=_("Commandez avant la rupture."),
        link="/seller/%(store)s/products/%(pk)s/",
        icon="box",
        audience="seller",
        sample={"left": 2, "product": "Bazin riche", "store": "boutique-aissatou", "pk": 7},
        channels=frozenset({"email"}),
        many=_("%(count)s produits bientôt épuisés"),
    )
)
