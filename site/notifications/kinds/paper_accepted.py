from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="paper.accepted",
        label=_("Pièce acceptée"),
        title=_("%(store)s : « %(paper)s » est acceptée"),
        body=_("Voyez ce qui reste à envoyer."),
        link="/seller/%(slug)s/papers/",
        icon="check-circle",
        audience="seller",
        sample={
            "store": "Boutique Aïssatou",
            "slug": "boutique-aissatou",
            "paper": "Pièce d’identité",
        },
        channels=frozenset({"push", "email"}),
    )
)
