"""The address book's form; the checkout's stands on the same fields."""

from typing import Any

from oscar.apps.address import forms as oscar_forms
from oscar.apps.address.forms import AbstractAddressForm  # noqa: F401 - Oscar looks for it here

from shop.address.fields import ADDRESS_FIELDS, AddressFields
from shop.address.models import UserAddress


class UserAddressForm(AddressFields):
    class Meta:
        model = UserAddress
        fields = ADDRESS_FIELDS

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.user = user


ForeignUserAddressForm = oscar_forms.UserAddressForm
