from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="parcel.status",
        label=_("Suivi de mes colis"),
        title=_("Colis %(number)s : %(status)s"),
        body=_("%(store)s. Retrouvez-le dans vos commandes."),
        link="/account/orders/%(order)s/",
        icon="truck",
        audience="shopper",
        sample={
            "number": "MK-7F3K-9Q2D",
            "order": "MK-7F3K-9Q2D",
            "status": "en route",
            "store": "Boutique Aïssatou",
        },
        channels=frozenset({"push", "email"}),
    )
)
