import base64
import binascii
from datetime import time
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from notifications.channels.push import is_push_service

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


class PushDeviceForm(forms.Form):
    """What a browser says of itself: nobody types it, so a fault has one sentence for all."""

    endpoint = forms.CharField(max_length=1000)
    p256dh = forms.CharField(max_length=120)
    auth = forms.CharField(max_length=60)

    def clean_endpoint(self) -> str:
        endpoint = str(self.cleaned_data["endpoint"])
        if not is_push_service(endpoint):
            raise forms.ValidationError("not a push service", code="elsewhere")
        return endpoint

    def clean_p256dh(self) -> str:
        given = str(self.cleaned_data["p256dh"])
        try:
            ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(given))
        except ValueError as error:
            raise forms.ValidationError("not a point of P-256", code="key") from error
        return given

    def clean_auth(self) -> str:
        given = str(self.cleaned_data["auth"])
        if len(_bytes(given)) != 16:
            raise forms.ValidationError("not 16 bytes", code="key")
        return given


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""
