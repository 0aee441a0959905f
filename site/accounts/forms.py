"""The base of allauth's sign-up forms (ACCOUNT_SIGNUP_FORM_CLASS).

allauth imports this while its own forms load, so nothing of allauth's forms is imported here.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class SignupFields(forms.Form):
    """What a sign-up asks beside the ways to reach a person; one of phone and e-mail will do."""

    first_name = forms.CharField(
        label=_("Votre prénom"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        reachable = cleaned.get("phone") or cleaned.get("email")
        mistyped = self.errors.get("phone") or self.errors.get("email")
        if "phone" in self.fields and not reachable and not mistyped:
            self.add_error("phone", _("Indiquez un téléphone ou une adresse e-mail."))
        return cleaned

    def signup(self, request: Any, user: User) -> None:
        """allauth calls this once the person stands."""
