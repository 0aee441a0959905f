import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.uploads.fields import PictureField
from sellers.stores.models import PaperKind
from sellers.stores.paper_models import IdentityType

_FOUR = re.compile(r"[A-Z0-9]{4}")


class PaperForm(forms.Form):
    """A photo; of an identity its kind and its last four signs, and never the whole number."""

    picture = PictureField(
        label=_("Photo"),
        widget=forms.FileInput(attrs={"capture": "environment"}),
        help_text=_("À plat, en pleine lumière, tout le document visible."),
    )
    identity_type = forms.ChoiceField(label=_("Quelle pièce ?"), choices=IdentityType.choices)
    last_four = forms.CharField(
        label=_("Les quatre derniers signes de son numéro"), max_length=4, min_length=4
    )

    def __init__(self, *args: Any, kind: PaperKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not kind.is_identity:
            del self.fields["identity_type"], self.fields["last_four"]

    def clean_last_four(self) -> str:
        four = str(self.cleaned_data["last_four"]).upper()
        if not _FOUR.fullmatch(four):
            raise forms.ValidationError(_("Quatre lettres ou chiffres, sans espace."))
        return four
