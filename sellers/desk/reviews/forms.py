from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class AnswerForm(forms.Form):
    body = forms.CharField(
        label=_("Votre réponse"),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Tout le monde la lit sous l’avis. Restez courtois : on vous juge aussi à ça."),
        error_messages={"required": _("Écrivez votre réponse.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_body(self) -> str:
        return str(self.cleaned_data["body"]).replace("\x00", "").strip()
