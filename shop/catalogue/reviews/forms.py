from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.reviews.forms import *  # noqa: F403 - Oscar looks for its forms here

SCORES = (
    (5, _("5 étoiles : très bien")),
    (4, _("4 étoiles : bien")),
    (3, _("3 étoiles : passable")),
    (2, _("2 étoiles : décevant")),
    (1, _("1 étoile : mauvais")),
)


class ReviewForm(forms.Form):
    score = forms.TypedChoiceField(
        label=_("Votre note"),
        choices=SCORES,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une note de 1 à 5 étoiles.")},
    )
    body = forms.CharField(
        label=_("Votre avis"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Qu’est-ce qui vous a plu, qu’est-ce qui vous a déçu ?"),
        error_messages={"required": _("Écrivez quelques mots : ils aideront les suivants.")},
    )
    title = forms.CharField(label=_("Titre"), max_length=120, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
