"""Where a store is: quartier, commune, landmark, and the point that a phone or a pin gives."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.validators import MinLengthValidator
from django.utils.translation import gettext_lazy as _

from logistics.geo.asked import asked_point
from logistics.geo.models import Place
from logistics.geo.points import Point, Precision
from logistics.geo.resolve import Resolved, resolve_place
from shop.address.fields import (
    DOOR_M,
    NO_COMMUNE,
    NONE_OF_THEM,
    QUARTIER_M,
    WHICH,
    commune_of,
    text,
)


@dataclass(frozen=True)
class Where:
    """What a store's address is made of."""

    quartier: str
    landmark: str
    commune: str
    place: Place | None = None
    point: Point | None = None
    precision: str = ""


class PlaceForm(forms.Form):
    """The names of its fields are those that the address form's script knows (places.js)."""

    line1 = text(
        label=_("Quartier"),
        autocomplete="address-level3",
        help_text=_("Écrivez le début : Kipé, Madina, Sonfonia…"),
    )
    line4 = text(
        label=_("Commune ou ville"),
        autocomplete="address-level2",
        required=False,
        attrs={"list": "communes"},
    )
    line2 = text(
        label=_("Point de repère"),
        autocomplete="off",
        max_length=200,
        validators=[MinLengthValidator(3)],
        help_text=_("Ce qui se voit de la rue : mosquée, école, pharmacie, couleur du portail."),
    )
    place_code = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    lat = forms.CharField(required=False, max_length=30, widget=forms.HiddenInput)
    lon = forms.CharField(required=False, max_length=30, widget=forms.HiddenInput)
    accuracy = forms.CharField(required=False, max_length=30, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.resolved = Resolved()
        self.fields["line1"].error_messages["required"] = _("Indiquez le quartier.")
        self.fields["line2"].error_messages["required"] = _(
            "Indiquez un point de repère : sans lui, le client ne vous trouve pas."
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        quartier, commune = cleaned.get("line1", ""), cleaned.get("line4", "")
        if not quartier:
            return cleaned
        code = cleaned.get("place_code", "")
        self.resolved = found = resolve_place(quartier, around=commune, code=code)
        if found.candidates and code != NONE_OF_THEM:
            self.add_error("line1", WHICH)
        elif not (found.place or commune):
            self.add_error("line4", NO_COMMUNE)
        if found.place and not commune:
            cleaned["line4"] = commune_of(found.place)
        return cleaned

    @property
    def where(self) -> Where:
        """A pin or a phone's position counts; else the middle of the quartier does."""
        place = self.resolved.place
        point = asked_point(self.cleaned_data)
        precision = _precision(self.cleaned_data.get("accuracy", "")) if point else ""
        if not precision:
            known = next((p for p in [place, *place.line] if p.point), None) if place else None
            point = known.point if known else None
            precision = str(known.precision) if known else ""
        return Where(
            quartier=self.cleaned_data["line1"],
            landmark=self.cleaned_data["line2"],
            commune=self.cleaned_data["line4"][:80],
            place=place,
            point=point,
            precision=precision,
        )


def _precision(accuracy: str) -> str:
    """A pin that was set by hand comes without an accuracy: it is where it was set."""
    if not accuracy:
        return Precision.EXACT
    if not accuracy.isdecimal():
        return ""
    metres = int(accuracy)
    if metres <= DOOR_M:
        return Precision.EXACT
    return Precision.QUARTIER if metres <= QUARTIER_M else ""
