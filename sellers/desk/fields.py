"""Whole numbers as people type them here: `1 250 000`, `1.250.000 GNF`."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_BETWEEN = re.compile(r"(?<=\d)[\s\u00a0\u202f.,'’](?=\d{3}(?!\d))")
_AFTER = re.compile(r"\s*(?:GNF|FG|F|francs?)\.?$", re.IGNORECASE)


class WholeField(forms.CharField):
    default_error_messages = {
        "whole": _("Écrivez un nombre entier, sans virgule."),
        "small": _("Écrivez un nombre plus grand."),
        "large": _("Ce nombre est trop grand."),
        "required": _("Remplissez ce champ."),
    }

    def __init__(self, *, least: int = 0, most: int = 9_999_999_999, **kwargs: Any) -> None:
        self.least, self.most = least, most
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"inputmode": "numeric", "autocomplete": "off"}

    def to_python(self, value: Any) -> Any:
        text = _AFTER.sub("", str(super().to_python(value) or "").strip())
        text = _BETWEEN.sub("", text)
        if not text:
            return None
        if not (text.isascii() and text.isdigit()) or len(text) > 15:
            code = "large" if text.isdigit() else "whole"
            raise forms.ValidationError(self.error_messages[code], code=code)
        number = int(text)
        if number < self.least:
            raise forms.ValidationError(self.error_messages["small"], code="small")
        if number > self.most:
            raise forms.ValidationError(self.error_messages["large"], code="large")
        return number

    def validate(self, value: Any) -> None:
        if value is None and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        # A number has no length.
        return
