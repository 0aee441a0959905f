from datetime import time
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

WORDS = _("Indiquez une heure, par exemple 22:00.")
NO_TIME = {"required": WORDS, "invalid": WORDS}


class ManyWaysForm(forms.Form):
    """Quiet hours and language; the ticks are read as they come and checked by the service."""

    quiet = forms.BooleanField(label=_("Ne pas me déranger à certaines heures"), required=False)
    since = forms.TimeField(
        label=_("De"),
        error_messages=NO_TIME,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
    )
    until = forms.TimeField(
        label=_("À"),
        error_messages=NO_TIME,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
    )
    language = forms.ChoiceField(label=_("Langue des messages"), choices=settings.LANGUAGES)

    @property
    def ticked(self) -> set[tuple[str, str]]:
        given = self.data.getlist("wanted")  # type: ignore[attr-defined]
        return {(kind, channel) for kind, _colon, channel in (box.partition(":") for box in given)}

    @property
    def hours(self) -> tuple[time, time] | None:
        data = self.cleaned_data
        return (data["since"], data["until"]) if data["quiet"] else None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("quiet"):
            # Hours that are not wanted cannot be wrong.
            for name in ("since", "until"):
                self.errors.pop(name, None)
        elif data.get("since") is not None and data.get("since") == data.get("until"):
            self.add_error("until", _("Choisissez une autre heure que la première."))
        return data
