"""How an address is asked for in Guinea: a quarter and a landmark, no street, no postcode.

Oscar's columns keep them: `line4` the commune or town, `line1` the quarter, `line2` the landmark.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import MinLengthValidator
from django.utils.translation import gettext_lazy as _

from core.phone import PhoneField

ADDRESS_FIELDS = ("first_name", "last_name", "phone_number", "line4", "line1", "line2", "notes")
MISSING = {
    "first_name": _("Indiquez le prénom de la personne qui reçoit."),
    "phone_number": _("Indiquez un numéro de téléphone : le coursier vous appelle avant de venir."),
    "line4": _("Indiquez la commune ou la ville."),
    "line1": _("Indiquez le quartier."),
    "line2": _("Indiquez un point de repère : sans lui, le coursier ne vous trouve pas."),
}


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


class AddressFields(forms.ModelForm[Any]):
    """The fields of every address form; the country is never asked."""

    first_name = text(label=_("Prénom"), autocomplete="given-name")
    last_name = text(label=_("Nom"), autocomplete="family-name", required=False)
    phone_number = PhoneField(help_text=_("Le coursier appelle ce numéro avant de venir."))
    line4 = text(
        label=_("Commune ou ville"),
        autocomplete="address-level2",
        attrs={"list": "communes"},
    )
    line1 = text(label=_("Quartier"), autocomplete="address-level3")
    line2 = text(
        label=_("Point de repère"),
        autocomplete="off",
        max_length=200,
        validators=[MinLengthValidator(3)],
        help_text=_("Ce qui se voit de la rue : mosquée, école, pharmacie, couleur du portail."),
    )
    notes = text(
        label=_("Un mot pour le coursier"),
        autocomplete="off",
        required=False,
        max_length=300,
        widget=forms.Textarea,
        attrs={"rows": 2},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.country_id = settings.COUNTRY_CODE
        for name, words in MISSING.items():
            self.fields[name].error_messages["required"] = words

    class Meta:
        fields = ADDRESS_FIELDS
