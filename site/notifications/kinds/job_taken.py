from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="job.taken",
        label=_("Livraison prise"),
        title=_("%(courier)s prend le colis %(number)s"),
        body=_("Préparez-le : le coursier arrive."),
        link="",
        icon="truck",
        audience="seller",
        sample={"courier": "Ibrahima", "number": "MK-7F3K-9Q2D"},
        channels=frozenset({"push"}),
    )
)
