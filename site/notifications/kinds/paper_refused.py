from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="paper.refused",
        label=_("Pièce refusée"),
        title=_("%(store)s : « %(paper)s » est refusée"),
        body=_("Raison : %(reason)s. Envoyez-la de nouveau."),
        link="/seller/%(slug)s/papers/",
        icon="error",
        audience="seller",
        sample={
            "store": "Boutique Aïssatou",
            "slug": "boutique-aissatou",
            "paper": "Pièce d’identité",
            "reason": "photo floue",
        },
        channels=frozenset({"push", "email"}),
    )
)
