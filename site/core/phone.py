"""Telephone numbers: read as people write them, kept as E.164, shown as they are dialled here.

read_phone("00224 620.12.34.56")  →  "+224620123456"
show_phone("+224620123456")       →  "620 12 34 56"
"""

import re
import unicodedata
from typing import Any

import phonenumbers
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, PhoneNumberType

INCOMPLETE = _("Ce numéro n’est pas complet. Exemple : 620 12 34 56, ou +33 6 12 34 56 78.")
NOT_MOBILE = _("Ce numéro ne reçoit pas de SMS. Indiquez un numéro de mobile.")
# Longer is no number, whatever its dots and brackets.
LONGEST = 40
WRITTEN = re.compile(r"[+\d\s().\-/]+")
# Dashes and blanks that keyboards and copied pages put between the digits.
DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
MOBILE = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}


def read_phone(text: str, *, mobile: bool = False) -> str:
    """E.164, or a ValidationError whose words can stand beside the field."""
    number = _parse(text)
    if number is None:
        raise ValidationError(INCOMPLETE, code="invalid")
    if mobile and phonenumbers.number_type(number) not in MOBILE:
        raise ValidationError(NOT_MOBILE, code="not_mobile")
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def show_phone(phone: Any) -> str:
    """A number of the country as it is dialled here, any other with its country."""
    number = _parse(str(phone or ""))
    if number is None:
        return ""
    local = phonenumbers.region_code_for_number(number) == settings.COUNTRY_CODE
    style = PhoneNumberFormat.NATIONAL if local else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, style)


def operator_of(phone: str) -> str:
    """The operator that a number of the country began with; people take numbers along."""
    code = str(phonenumbers.country_code_for_region(settings.COUNTRY_CODE))
    national = phone.removeprefix(f"+{code}") if phone.startswith(f"+{code}") else ""
    return next((n for p, n in settings.PHONE_OPERATORS.items() if national.startswith(p)), "")


def _parse(text: str) -> PhoneNumber | None:
    # Full-width and other scripts' digits, and the blanks of typography, become plain ones.
    plain = unicodedata.normalize("NFKC", text[: LONGEST + 1]).translate(DASHES)
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in plain).strip()
    if not plain or len(plain) > LONGEST or not WRITTEN.fullmatch(plain):
        return None
    for spelling in _spellings(plain):
        try:
            number = phonenumbers.parse(spelling, settings.COUNTRY_CODE)
        except NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return number
    return None


def _spellings(plain: str) -> list[str]:
    """As written; and without the nought that habits from elsewhere put before the number."""
    code = phonenumbers.country_code_for_region(settings.COUNTRY_CODE)
    digits = re.sub(r"[^\d+]", "", plain)
    bare = re.sub(rf"^(?:\+|00)?{code}0|^0(?!0)", "", digits)
    return [plain, f"+{code}{bare}"] if bare != digits else [plain]


class PhoneField(forms.CharField):
    """Takes a number as people write it and gives E.164 text; empty where none is asked for."""

    widget = forms.TextInput

    def __init__(self, *, mobile: bool = False, **kwargs: Any) -> None:
        self.mobile = mobile
        super().__init__(**{"label": _("Téléphone")} | kwargs)
        self.widget.input_type = "tel"
        self.widget.attrs.update(autocomplete="tel", inputmode="tel", placeholder="620 12 34 56")

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "")
        return read_phone(text, mobile=self.mobile) if text else ""

    def prepare_value(self, value: Any) -> Any:
        """What was typed stays as typed; what was kept is shown as people dial it."""
        return show_phone(value) or value
