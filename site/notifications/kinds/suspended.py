from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="suspended",
        label=_("Suspension"),
        title=_("Suspendu : %(target)s"),
        body=_("Raison : %(reason)s Notre équipe regarde ; rien n’est perdu."),
        link="",
        icon="error",
        audience="all",
        sample={"target": "Boutique Aïssatou", "reason": "Plusieurs personnes l’ont signalé."},
        channels=frozenset({"push", "email"}),
    )
)
