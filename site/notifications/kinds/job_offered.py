from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="job.offered",
        label=_("Livraisons proposées"),
        title=_("Livraison proposée : %(fee)s"),
        body=_("De %(pickup)s à %(door)s, %(km)s km."),
        link="/courier/jobs/%(job)s/",
        icon="truck",
        audience="courier",
        sample={"fee": "25 000 GNF", "pickup": "Madina", "door": "Kipé", "km": "7", "job": 12},
        channels=frozenset({"push"}),
        many=_("%(count)s livraisons proposées"),
    )
)
