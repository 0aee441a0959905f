"""Forms of one's own account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.apps.customer import forms as oscar_forms
from oscar.apps.customer.forms import *  # noqa: F403 - Oscar looks for its forms here

from accounts.models import User


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


class ProductAlertForm(oscar_forms.ProductAlertForm):  # type: ignore[misc]
    """Where to write when a product is back: signed in nothing is asked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        email = self.fields["email"]
        email.label = _("Adresse e-mail")
        if not isinstance(email.widget, forms.HiddenInput):
            email.widget = forms.EmailInput(
                attrs={"autocomplete": "email", "inputmode": "email", "autocapitalize": "none"}
            )

    def clean_email(self) -> str:
        if self.user and self.user.is_authenticated:
            return ""
        return str(self.cleaned_data["email"]).strip().lower()

    def clean(self) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super().clean()
        except forms.ValidationError as error:
            # Oscar's three refusals all mean the same to who asks.
            raise forms.ValidationError(
                _("Une alerte attend déjà pour vous. Regardez vos messages, ou vos alertes.")
            ) from error
        return cleaned
