from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="restored",
        label=_("Fin d’une suspension"),
        title=_("De nouveau visible : %(target)s"),
        body=_("Notre équipe a regardé : tout est comme avant."),
        link="",
        icon="check",
        audience="all",
        sample={"target": "Boutique Aïssatou"},
        channels=frozenset({"push", "email"}),
    )
)
