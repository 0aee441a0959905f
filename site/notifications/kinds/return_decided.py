from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="return.decided",
        label=_("Réponse à un retour"),
        title=_("Votre retour %(number)s : %(decision)s"),
        body="%(note)s",
        link="/account/returns/",
        icon="box",
        audience="shopper",
        sample={
            "number": "MK-7F3K-9Q2D",
            "decision": "accepté",
            "note": "Le coursier passe demain.",
        },
        channels=frozenset({"push", "email"}),
    )
)
