from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="door.code",
        label=_("Code de la porte"),
        title=_("Code de la porte : %(code)s"),
        body=_(
            "Pour le colis %(number)s. Dites-le au coursier seulement quand vous avez vu le colis."
        ),
        link="/account/orders/",
        icon="key",
        audience="shopper",
        sample={"code": "482 913", "number": "MK-7F3K-9Q2D"},
        channels=frozenset({"sms"}),
        urgent=True,
        always=True,
    )
)
