from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="change.decided",
        label=_("Modification jugée"),
        title=_("%(product)s : modification %(decision)s"),
        body="%(note)s",
        link="",
        icon="edit",
        audience="seller",
        sample={
            "product": "Bazin riche",
            "decision": "acceptée",
            "note": "Le nouveau texte est en ligne.",
        },
        channels=frozenset({"push"}),
    )
)
