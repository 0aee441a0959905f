from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="debt.limit",
        label=_("Limite de dette"),
        title=_("Votre dette atteint %(amount)s"),
        body=_("Réglez-la avant le %(day)s, sinon votre boutique est mise en pause."),
        link="",
        icon="cash",
        audience="seller",
        sample={"amount": "500 000 GNF", "day": "12 mars"},
        channels=frozenset({"sms", "email"}),
        urgent=True,
    )
)
