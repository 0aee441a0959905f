from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="price.fell",
        label=_("Baisse de prix"),
        title=_("%(product)s coûte moins cher"),
        body=_("%(price)s au lieu de %(was)s."),
        link="/account/favourites/watched/%(pk)s/",
        icon="tag",
        audience="shopper",
        sample={"product": "Bazin brodé", "price": "300 000 GNF", "was": "350 000 GNF", "pk": 7},
        channels=frozenset({"push"}),
    )
)
