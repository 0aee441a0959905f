"""What the checkout asks: where the courier finds you; an e-mail only if you have one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.apps.checkout import forms as oscar_forms
from oscar.apps.checkout.forms import *  # noqa: F403

from shop.address.fields import ADDRESS_FIELDS, AddressFields
from shop.order.models import ShippingAddress


class ShippingAddressForm(AddressFields):
    class Meta:
        model = ShippingAddress
        fields = ADDRESS_FIELDS


class ForeignAddressForm(oscar_forms.ShippingAddressForm):  # type: ignore[misc]
    """Oscar's plain lines, for a country that has streets and postcodes."""


class GuestAddressForm(ShippingAddressForm):
    """A guest needs a phone only."""

    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Pour recevoir le reçu. Sans e-mail, notez le numéro de la commande."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone_number"].required = True
