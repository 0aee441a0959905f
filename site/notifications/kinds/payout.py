from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="payout.sent",
        label=_("Versement"),
        title=_("%(amount)s vous sont versés"),
        body=_("Reçu %(number)s."),
        link="",
        icon="cash",
        audience="seller",
        sample={"amount": "1 250 000 GNF", "number": "V-0012"},
        channels=frozenset({"push", "email"}),
    )
)
