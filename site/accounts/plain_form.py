"""How every form at the door looks: labels, keyboards, hints."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

PASSWORD_HELP = _("Au moins 8 caractères, pas seulement des chiffres.")


class PlainForm(forms.Form):
    """Every field has its label above it, so allauth's placeholders only repeat it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if name != "phone":
                field.widget.attrs.pop("placeholder", None)
            if name == "code":
                field.widget.attrs.update(inputmode="numeric", autocomplete="one-time-code")
            if isinstance(field, forms.EmailField):
                field.label = _("Adresse e-mail")
                field.widget.attrs.update(inputmode="email", autocapitalize="none")
            if name in ("password", "oldpassword"):
                # The way to a new password stands below the button, out of the way of the Tab key.
                field.help_text = ""
            if name == "password1":
                field.help_text = PASSWORD_HELP
