from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="order.new",
        label=_("Nouvelle commande"),
        title=_("Nouvelle commande %(number)s"),
        body=_("Articles : %(items)s. Total : %(total)s. À préparer."),
        link="",
        icon="box",
        audience="seller",
        sample={"number": "MK-7F3K-9Q2D", "items": 3, "total": "350 000 GNF"},
        channels=frozenset({"push", "email"}),
        many=_("%(count)s nouvelles commandes"),
    )
)
