"""A form field for pictures: cleans to a file that holds pixels and nothing else."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext_lazy as _

from core.uploads.picture import LONGEST_SIDE, read_picture
from core.uploads.place import Place
from core.uploads.voice import read_voice


class CleanPicture(SimpleUploadedFile):
    """Takes the place of what was sent; `place` where the field asks for it."""

    place: Place | None = None
    width: int
    height: int


class PictureField(forms.FileField):
    """`with_place=True` reads where the photo was taken, before that is stripped like all else.

    Ask for it only where the form says so and the person agrees.
    """

    widget = forms.ClearableFileInput
    default_error_messages = {
        "required": _("Choisissez une photo."),
        "empty": _("Ce fichier est vide. Choisissez-en un autre."),
        "missing": _("Choisissez une photo."),
        "invalid": _("La photo n’est pas arrivée. Choisissez-la de nouveau."),
    }

    def __init__(
        self, *, with_place: bool = False, longest_side: int = LONGEST_SIDE, **kwargs: Any
    ) -> None:
        self.with_place = with_place
        self.longest_side = longest_side
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"accept": "image/jpeg,image/png,image/webp"}

    def to_python(self, data: Any) -> CleanPicture | None:
        file = super().to_python(data)
        if not file:
            return None
        return clean_picture(file, with_place=self.with_place, longest_side=self.longest_side)


def clean_picture(
    file: Any, *, with_place: bool = False, longest_side: int = LONGEST_SIDE
) -> CleanPicture:
    """The same file by another name, drawn anew; raises what a form shows beside the field."""
    picture = read_picture(file, with_place=with_place, longest_side=longest_side)
    # The name is ours: what people call a file can name them too.
    clean = CleanPicture(
        picture.name, picture.data, content_type=f"image/{picture.extension}".replace("jpg", "jpeg")
    )
    clean.place, clean.width, clean.height = picture.place, picture.width, picture.height
    return clean


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class PicturesField(PictureField):
    """Several at once, at most `most`: cleans to a list, empty where nothing was sent."""

    widget: Any = SeveralFiles

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        self.most = most
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[CleanPicture]:
        sent = [one for one in data if one] if isinstance(data, (list, tuple)) else []
        if not sent:
            return [] if not self.required else [super().clean(None)]
        if len(sent) > self.most:
            words = _("Choisissez %(most)d photos au plus.") % {"most": self.most}
            raise forms.ValidationError(words, code="many")
        return [super(PicturesField, self).clean(one) for one in sent]


class CleanVoice(SimpleUploadedFile):
    """Takes the place of what was sent."""

    seconds: float


class VoiceField(forms.FileField):
    """At most thirty seconds of Opus, packed anew."""

    widget = forms.ClearableFileInput
    default_error_messages = {
        "empty": _("Ce fichier est vide. Choisissez-en un autre."),
        "invalid": _("Le message n’est pas arrivé. Choisissez-le de nouveau."),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"accept": "audio/ogg,audio/webm,.ogg,.opus,.webm"}

    def to_python(self, data: Any) -> CleanVoice | None:
        file = super().to_python(data)
        if not file:
            return None
        voice = read_voice(file)
        clean = CleanVoice(voice.name, voice.data, content_type="audio/ogg")
        clean.seconds = voice.seconds
        return clean
