"""What helps a courier find a door: a photo of the gate, the way told by voice; both stay private.

A photo may also say where it was taken: read once, if whoever sends it agrees, shown to be
confirmed, and gone with everything else that the camera noted.
"""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext_lazy as _

from core.uploads import private_files
from core.uploads.fields import PictureField, VoiceField
from core.uploads.strays import hold
from logistics.geo.locate import Located, locate
from logistics.geo.points import Point

# The field, the folder of its files, and what takes it away.
FILES = (("gate_photo", "gates", "drop_photo"), ("voice_note", "voices", "drop_voice"))
signer = Signer(salt="address.door")


class DoorFields(forms.ModelForm[Any]):
    """A page that comes back keeps what was sent: a browser never sends a file twice by itself."""

    gate_photo = PictureField(
        label=_("Photo du portail"),
        required=False,
        widget=forms.FileInput,
        help_text=_("Seuls vous et le coursier la verrez."),
    )
    photo_consent = forms.BooleanField(
        label=_("Lire sur cette photo l’endroit où elle a été prise"),
        required=False,
        help_text=_("Lu une fois, pour le repère ; puis tout ce que l’appareil a noté est effacé."),
    )
    drop_photo = forms.BooleanField(label=_("Retirer la photo"), required=False)
    voice_note = VoiceField(
        label=_("Le chemin expliqué de vive voix"),
        required=False,
        widget=forms.FileInput,
        help_text=_("30 secondes au plus. Seuls vous et le coursier l’entendrez."),
    )
    drop_voice = forms.BooleanField(label=_("Retirer le message"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        consents = self.is_bound and bool(self._sent("photo_consent"))
        self.fields["gate_photo"].with_place = consents  # type: ignore[attr-defined]
        # None until a photo was read; then whether it said where it was taken.
        self.photo_spoke: bool | None = None
        self.photo_point: Point | None = self._point_sent() if self.is_bound else None

    @property
    def must_confirm(self) -> bool:
        """A photo was read just now: what it said, or that it said nothing, is shown first."""
        return self.photo_spoke is not None

    @property
    def photo_located(self) -> Located | None:
        return locate(self.photo_point) if self.photo_point else None

    @property
    def photo_token(self) -> str:
        return self._token("gate_photo", "gates")

    @property
    def voice_token(self) -> str:
        return self._token("voice_note", "voices")

    @property
    def door_is_open(self) -> bool:
        """What stands there, or is wrong there, must be seen."""
        wrong = any(self[name].errors for name, _folder, _drop in FILES)
        return bool(wrong or self.must_confirm or self.photo_token or self.voice_token)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        photo = cleaned.get("gate_photo")
        # What the checkout kept comes as a name.
        photo = photo if isinstance(photo, UploadedFile) else None
        for name, folder, drop in FILES:
            setattr(self.instance, name, self._kept(name, folder, cleaned.get(drop)))
        if photo and cleaned.get("photo_consent"):
            self.photo_spoke = photo.place is not None  # type: ignore[attr-defined]
            place = photo.place  # type: ignore[attr-defined]
            self.photo_point = Point(place.latitude, place.longitude) if place else None
        return cleaned

    def confirmed_point(self) -> Point | None:
        """Where a photo was taken, once whoever sent it has seen it on the map and said yes."""
        return self.photo_point if self._sent("photo_ok") else None

    def _kept(self, name: str, folder: str, is_dropped: Any) -> str:
        file = self.cleaned_data.get(name)
        if isinstance(file, UploadedFile):
            return str(private_files.save(f"{folder}/{file.name}", file))
        if is_dropped:
            return ""
        kept = _named(self._sent(f"{name}_kept"), folder) or self._stored(name)
        # Held from now on: no sweep takes it before the address stands.
        return kept if kept and hold(kept) else ""

    def _stored(self, name: str) -> str:
        # The checkout keeps the columns of a model and shows them here again.
        return str(getattr(self.instance, name) or self.initial.get(name) or "")

    def _token(self, name: str, folder: str) -> str:
        if self.is_bound:
            stored = str(getattr(self.instance, name) or "")
        else:
            stored = _named(self.initial.get(f"{name}_kept"), folder) or self._stored(name)
        # A page that lay open for weeks: what it sent is gone, and the page says nothing else.
        there = stored.startswith(f"{folder}/") and private_files.exists(stored)
        return signer.sign(stored) if there else ""

    def _sent(self, name: str) -> str:
        return str(self.data.get(self.add_prefix(name), ""))

    def _point_sent(self) -> Point | None:
        try:
            return Point(float(self._sent("photo_lat")), float(self._sent("photo_lon")))
        except ValueError:
            return None


def _named(token: Any, folder: str) -> str:
    """The file that a page of ours named; nobody else can name one."""
    try:
        name = signer.unsign(str(token))
    except BadSignature:
        return ""
    return name if name.startswith(f"{folder}/") else ""
