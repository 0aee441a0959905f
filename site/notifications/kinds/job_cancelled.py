from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="job.cancelled",
        label=_("Livraison annulée"),
        title=_("La livraison %(number)s est annulée"),
        body=_("Ne partez pas. Raison : %(reason)s"),
        link="/courier/",
        icon="error",
        audience="courier",
        sample={"number": "MK-7F3K-9Q2D", "reason": "la boutique est fermée"},
        channels=frozenset({"push", "sms"}),
        urgent=True,
    )
)
