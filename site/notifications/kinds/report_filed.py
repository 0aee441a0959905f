from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="report.filed",
        label=_("Signalement"),
        title=_("Signalement : %(target)s"),
        body=_("Raison : %(reason)s"),
        link="/admin/moderation/cases/",
        icon="flag",
        audience="moderator",
        sample={"target": "Bazin riche", "reason": "contrefaçon"},
        channels=frozenset({"email"}),
        many=_("%(count)s signalements"),
    )
)
