from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="product.restored",
        label=_("Produit remis en vente"),
        title=_("%(product)s est de nouveau en vente"),
        body=_("Notre équipe a regardé : tout est comme avant."),
        link="/shop/p/%(slug)s/",
        icon="check",
        audience="seller",
        sample={"product": "Bazin riche", "slug": "bazin-riche-12"},
        channels=frozenset({"push", "email"}),
    )
)
