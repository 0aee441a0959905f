from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from core.uploads.fields import PictureField
from shop.chat.models import Message, QuickReply, Report
from shop.chat.words import LONGEST, clean_text


class SayForm(forms.Form):
    text = forms.CharField(
        label=_("Votre message"),
        required=False,
        max_length=LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={"max_length": _("Ce message est trop long : 4 000 caractères au plus.")},
    )
    picture = PictureField(label=_("Photo"), required=False)
    # Drawn with the page: whoever taps twice says it once.
    client_id = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)

    def __init__(self, *args: Any, author: Any = None, **kwargs: Any) -> None:
        self.author = author
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def clean_text(self) -> str:
        return clean_text(self.cleaned_data["text"])

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        key = told.get("client_id") or uuid4()
        said = Message.objects.filter(author=self.author, client_id=key).first()
        # Back with the browser's button, other words on the same page: something new is said.
        if said and said.text != told.get("text"):
            key = uuid4()
        return told | {"client_id": key}


class ReportForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Que se passe-t-il ?"),
        choices=Report.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une raison.")},
    )
    note = forms.CharField(
        label=_("Ce que nous devons savoir"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class QuickReplyForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = QuickReply
        fields = ["text"]
        labels = {"text": _("Nouvelle réponse rapide")}
        error_messages = {"text": {"required": _("Écrivez la réponse.")}}

    def clean_text(self) -> str:
        text = " ".join(clean_text(self.cleaned_data["text"]).split())
        if not text:
            raise forms.ValidationError(_("Écrivez la réponse."))
        return text
