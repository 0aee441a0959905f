"""Forms of one's own account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.apps.customer.forms import *  # noqa: F403 - Oscar looks for its forms here

from accounts.models import User
from core.phone import PhoneField
from core.sms.providers import sms_provider


class ProfileForm(forms.ModelForm[User]):
    """Name and language; phone and e-mail are changed where their owner says the password."""

    first_name = forms.CharField(
        label=_("Prénom"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=_("Nom"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )

    class Meta:
        model = User
        fields = ("first_name", "last_name", "language")
        labels = {"language": _("Langue de nos messages")}


class ReturnForm(forms.Form):
    """Which variant, and where to write; who is signed in is asked for no address."""

    variant = forms.TypedChoiceField(
        label=_("Laquelle attendez-vous ?"),
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites laquelle vous attendez.")},
    )
    phone = PhoneField(label=_("Téléphone"), mobile=True, required=False)
    email = forms.EmailField(
        label=_("Ou votre adresse e-mail"),
        max_length=254,
        required=False,
        widget=forms.EmailInput(
            attrs={"autocomplete": "email", "inputmode": "email", "autocapitalize": "none"}
        ),
    )

    def __init__(
        self, *args: Any, person: Any, missing: list[tuple[int, str]], any_will_do: bool, **kw: Any
    ) -> None:
        super().__init__(*args, label_suffix="", **kw)
        self.signed_in = person.is_authenticated
        anything = [("", _("Peu importe laquelle"))] if any_will_do else []
        if missing:
            self.fields["variant"].choices = [*anything, *missing]  # type: ignore[attr-defined]
            self.fields["variant"].required = not any_will_do
        else:
            del self.fields["variant"]
        if self.signed_in:
            del self.fields["phone"], self.fields["email"]
        elif not sms_provider().reaches_people:
            del self.fields["phone"]
            self.fields["email"].required = True

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip().lower()

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if "phone" in self.fields and not self.errors:
            if not told["phone"] and not told["email"]:
                self.add_error("phone", _("Indiquez un numéro, ou une adresse e-mail."))
            elif told["phone"] and told["email"]:
                self.add_error("email", _("L’un des deux suffit : le numéro ou l’adresse."))
        return told
