from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="review.bad",
        label=_("Avis sévère"),
        title=_("%(stars)s étoile(s) pour %(product)s"),
        body=_("« %(text)s » Répondez au client."),
        link="/seller/%(store)s/reviews/%(review)s/",
        icon="star",
        audience="seller",
        sample={
            "stars": 2,
            "product": "Bazin riche",
            "text": "La couleur a passé.",
            "store": "boutique-aissatou",
            "review": 7,
        },
        channels=frozenset({"email"}),
    )
)
