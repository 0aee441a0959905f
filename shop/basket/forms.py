"""What can be asked of a basket, in plain words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.apps.basket import forms as oscar_forms
from oscar.apps.basket.forms import *  # noqa: F403

NOT_A_NUMBER = _("Écrivez un nombre entier, par exemple 2.")


class LineForm(forms.Form):
    """How many of one line; none takes it out."""

    quantity = forms.IntegerField(
        min_value=0,
        error_messages={
            "invalid": NOT_A_NUMBER,
            "required": NOT_A_NUMBER,
            "min_value": _(
                "Le plus petit nombre est 1. Pour enlever l’article, touchez « Enlever »."
            ),
        },
    )


class VoucherForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=128,
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
        error_messages={"required": _("Écrivez le code.")},
    )

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).strip().upper()


class AddToBasketForm(oscar_forms.AddToBasketForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quantity"].error_messages |= {
            "invalid": NOT_A_NUMBER,
            "required": NOT_A_NUMBER,
            "min_value": _("Le plus petit nombre est 1."),
        }

    def clean_quantity(self) -> int:
        quantity: int = self.cleaned_data["quantity"]
        permitted, reason = self.basket.is_quantity_allowed(quantity)
        if not permitted:
            raise forms.ValidationError(reason)
        return quantity

    def clean(self) -> dict[str, Any]:
        # Oscar would ask for one piece where the number could not be read, and say two errors.
        if self.errors:
            return self.cleaned_data
        return super().clean()  # type: ignore[no-any-return]


class SimpleAddToBasketForm(oscar_forms.SimpleAddToBasketMixin, AddToBasketForm):  # type: ignore[misc]
    """One piece, nothing to type."""
