"""How an address is asked for in Guinea: a quartier and a landmark, no street, no postcode.

Oscar's columns keep them: `line1` the quartier, `line2` the landmark, `line4` the commune or town;
`place` is what the gazetteer knows of it.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from core.phone import PhoneField
from logistics.geo.models import Spot
from logistics.geo.resolve import resolve_place
from logistics.geo.services.note_unknown_place import note_unknown_place
from shop.address.doors import DoorFields
from shop.address.place_fields import POSITION, PlaceFields, point_of, precision_of, text

ADDRESS_FIELDS = (
    "first_name",
    "phone_number",
    "line1",
    "line4",
    "line2",
    "notes",
    "last_name",
    "second_phone",
    "label",
)
# What helps and is not needed stands folded below.
MORE = ("notes", "last_name", "second_phone", "label")
MISSING = {
    "first_name": _("Indiquez le prénom de la personne qui reçoit."),
    "phone_number": _("Indiquez un numéro de téléphone : le coursier vous appelle avant de venir."),
    "line2": _("Indiquez un point de repère : sans lui, le coursier ne vous trouve pas."),
}


class AddressFields(PlaceFields, DoorFields):
    """The fields of every address form; the country is never asked."""

    first_name = text(label=_("Prénom"), autocomplete="given-name")
    phone_number = PhoneField(help_text=_("Le coursier appelle ce numéro avant de venir."))
    notes = text(
        label=_("Un mot pour le coursier"),
        autocomplete="off",
        required=False,
        max_length=300,
        widget=forms.Textarea,
        attrs={"rows": 2},
        help_text=_("L’étage, la porte, qui demander."),
    )
    last_name = text(label=_("Nom"), autocomplete="family-name", required=False)
    second_phone = PhoneField(
        label=_("Un autre téléphone"),
        required=False,
        help_text=_("Si le premier ne répond pas."),
    )
    label = text(
        label=_("Nom de cette adresse"),
        autocomplete="off",
        required=False,
        max_length=40,
        help_text=_("Maison, bureau, chez maman…"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.country_id = settings.COUNTRY_CODE
        for name, words in MISSING.items():
            self.fields[name].error_messages["required"] = words
        # The checkout keeps the columns of a model and shows them here again.
        for ours, column in (("place_code", "place_id"), ("lat", "latitude"), ("lon", "longitude")):
            if self.initial.get(column) and ours not in self.initial:
                self.initial[ours] = self.initial[column]
        self.fields["place_code"].initial = self.instance.place_id
        if self.instance.point:
            self.fields["lat"].initial = self.instance.latitude
            self.fields["lon"].initial = self.instance.longitude

    class Meta:
        fields = ADDRESS_FIELDS

    @property
    def more(self) -> list[Any]:
        """The fields that are folded away."""
        return [self[name] for name in MORE if name in self.fields]

    @property
    def more_is_open(self) -> bool:
        """What was written there, or is wrong there, must be seen; a name that we knew need not."""
        return any(
            field.errors or (field.value() and field.name != "last_name") for field in self.more
        )

    @property
    def extra(self) -> list[Any]:
        """What a form adds: a guest's e-mail."""
        return [self[name] for name in self.fields if name not in SHOWN]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.find_place(cleaned)
        if cleaned.get("line1"):
            self.instance.place = self.resolved.place
        self._take_point(cleaned)
        return cleaned

    def _take_point(self, cleaned: dict[str, Any]) -> None:
        self.forgive_position()
        confirmed = self.confirmed_point()
        if confirmed:
            cleaned |= {"lat": confirmed.latitude, "lon": confirmed.longitude, "accuracy": None}
        point = point_of(cleaned)
        before = self.instance.point
        if point == before and point is not None:
            return
        precision = precision_of(cleaned.get("accuracy")) if point else ""
        known = point if precision else None
        self.instance.latitude = known.latitude if known else None
        self.instance.longitude = known.longitude if known else None
        self.instance.precision = precision
        if before is not None:
            # What couriers learned was of another door.
            self.instance.spot = None

    def note_unknown(self) -> None:
        """Once the address counts: a name that nobody knows waits for the gazetteer's editors."""
        note_unknown(self.instance)


SHOWN = {*ADDRESS_FIELDS, *DoorFields.base_fields, "place_code", *POSITION}


def note_unknown(address: Any) -> None:
    """Also for an address that only an order keeps."""
    if address.country_id != settings.COUNTRY_CODE:
        return
    found = resolve_place(address.line1, around=address.line4)
    if not found.is_known and not found.candidates:
        within = address.place.code if address.place else ""
        note_unknown_place(address.line1, within=within, around=address.line4)


def open_spot(address: Any) -> None:
    """The door that couriers will learn of; made with the address, in its transaction."""
    if address.spot_id is None and address.country_id == settings.COUNTRY_CODE:
        address.spot = Spot.objects.create()
