from typing import Any

from django import forms
from django.core.files.base import ContentFile
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.reviews.forms import *  # noqa: F403 - Oscar looks for its forms here

from core.uploads import pictures as storage
from core.uploads.fields import PicturesField
from shop.catalogue.reviews.opinion import LONGEST_SIDE, MOST_PICTURES, TOO_MANY, Opinion

SCORES = (
    (5, _("5 étoiles : très bien")),
    (4, _("4 étoiles : bien")),
    (3, _("3 étoiles : passable")),
    (2, _("2 étoiles : décevant")),
    (1, _("1 étoile : mauvais")),
)


class ReviewForm(forms.Form):
    """`shown`: the pictures that the review has; each stays as long as its box is ticked."""

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
    photos = PicturesField(
        label=_("Photos du produit reçu"),
        required=False,
        most=MOST_PICTURES,
        longest_side=LONGEST_SIDE,
        help_text=_("Quatre au plus. Tout le monde les verra."),
    )

    def __init__(
        self, *args: Any, person: Any = None, shown: list[str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        # Signed for who is writing: nobody names a file that is not theirs.
        self.signer = Signer(salt=f"review-picture:{person.pk if person else ''}")
        self.kept = self._sent_again() if self.is_bound else list(shown or [])

    @property
    def kept_boxes(self) -> list[tuple[str, str]]:
        """(value of the box, name of the picture)."""
        return [(self.signer.sign(name), name) for name in self.kept]

    def _sent_again(self) -> list[str]:
        names = []
        for token in self.data.getlist("kept")[:MOST_PICTURES]:
            try:
                names.append(self.signer.unsign(token))
            except BadSignature:
                continue
        return list(dict.fromkeys(names))

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        sent = told.get("photos") or []
        if len(self.kept) + len(sent) > MOST_PICTURES:
            self.add_error("photos", TOO_MANY)
        elif sent:
            # Kept now, so that a mistake elsewhere in the form loses no picture.
            names = [storage.save(one.name, ContentFile(one.read())) for one in sent]
            self.kept = list(dict.fromkeys([*self.kept, *names]))
        return told

    @property
    def opinion(self) -> Opinion:
        told = self.cleaned_data
        return Opinion(told["score"], told["body"], told["title"], tuple(self.kept))
