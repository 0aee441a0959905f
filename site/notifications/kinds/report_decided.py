from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="report.decided",
        label=_("Réponse à un signalement"),
        title=_("Signalement de %(target)s : %(decision)s"),
        body=_("Merci d’aider à garder le marché honnête."),
        link="",
        icon="flag",
        audience="all",
        sample={"target": "Bazin riche", "decision": "retiré"},
        channels=frozenset({"push"}),
    )
)
