"""Where something is in Guinea: a quartier and a landmark, no street, no postcode; the point that a
phone or a pin gives. One room for every form that asks for it: addresses, stores.

The names of the fields are those of Oscar's columns, and those that the script knows (places.js).
"""

from typing import Any

from django import forms
from django.core.validators import MinLengthValidator
from django.utils.translation import gettext_lazy as _

from logistics.geo.models import Kind, Place
from logistics.geo.points import Point, Precision
from logistics.geo.resolve import Resolved, resolve_place

NO_COMMUNE = _("Nous ne connaissons pas ce quartier. Indiquez sa commune ou sa ville.")
WHICH = _("Il y en a plusieurs de ce nom. Choisissez le vôtre.")
# The answer to "which one?" of somebody whose quartier is none of those.
NONE_OF_THEM = "-"
# Metres: a position that is known less well than this is no door, and worse than that no quartier.
DOOR_M, QUARTIER_M = 60, 1000
POSITION = ("lat", "lon", "accuracy")


def text(*, label: Any, autocomplete: str, required: bool = True, **extra: Any) -> forms.CharField:
    attrs = {"autocomplete": autocomplete, **extra.pop("attrs", {})}
    widget = extra.pop("widget", forms.TextInput)(attrs=attrs)
    return forms.CharField(
        label=label,
        required=required,
        widget=widget,
        max_length=extra.pop("max_length", 100),
        **extra,
    )


class PlaceFields(forms.Form):
    """`line1` the quartier, `line2` the landmark, `line4` the commune or town."""

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
    # What was picked in a list, and where the phone says it is; a script fills them.
    place_code = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    lat = forms.FloatField(required=False, widget=forms.HiddenInput)
    lon = forms.FloatField(required=False, widget=forms.HiddenInput)
    accuracy = forms.FloatField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.resolved = Resolved()
        self.fields["line1"].error_messages["required"] = _("Indiquez le quartier.")

    def find_place(self, cleaned: dict[str, Any]) -> None:
        """What the gazetteer knows of the quartier; an unknown one needs its commune."""
        quartier, commune = cleaned.get("line1", ""), cleaned.get("line4", "")
        if not quartier:
            return
        code = cleaned.get("place_code", "")
        self.resolved = found = resolve_place(quartier, around=commune, code=code)
        if found.candidates and code != NONE_OF_THEM:
            self.add_error("line1", WHICH)
        elif not (found.place or commune):
            self.add_error("line4", NO_COMMUNE)
        if found.place and not commune:
            cleaned["line4"] = commune_of(found.place)

    def forgive_position(self) -> None:
        """A position that is no position is as good as none: it never stops anybody."""
        if "accuracy" in self.errors:
            # How well it is known is part of it.
            self.cleaned_data |= {"lat": None, "lon": None}
        for name in POSITION:
            self.errors.pop(name, None)


def point_of(cleaned: dict[str, Any]) -> Point | None:
    latitude, longitude = cleaned.get("lat"), cleaned.get("lon")
    try:
        return None if latitude is None or longitude is None else Point(latitude, longitude)
    except ValueError:
        return None


def precision_of(accuracy: float | None) -> str:
    """A pin that was set by hand comes without an accuracy: it is where it was set."""
    if accuracy is None or 0 <= accuracy <= DOOR_M:
        return Precision.EXACT
    return Precision.QUARTIER if DOOR_M < accuracy <= QUARTIER_M else ""


def commune_of(place: Place) -> str:
    line = [place, *place.line]
    kinds = (Kind.COMMUNE, Kind.SUB_PREFECTURE)
    return next((above.name for above in line if above.kind in kinds), place.name)
