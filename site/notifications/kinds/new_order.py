from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="order.new",
        label=_("Nouvelle commande"),
        title=_("Nouvelle commande %(number)s"),
        body=_("%(items)s article(s) pour %(total)s. À préparer."),
        link="/account/notifications/",
        icon="box",
        sample={"number": "MK-7F3K-9Q2D", "items": 3, "total": "350 000 GNF"},
        channels=frozenset({"push", "email"}),
        many=_("%(count)s nouvelles commandes"),
    )
)
