from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="stock.back",
        label=_("Retour en stock"),
        title=_("%(product)s est de retour"),
        body=_("Il n’y en aura peut-être pas pour tout le monde."),
        link="/shop/p/%(slug)s/",
        icon="bell",
        audience="shopper",
        sample={"product": "Bazin brodé", "slug": "bazin-brode"},
        # Oscar's alert has its own letter.
        channels=frozenset({"push"}),
    )
)
