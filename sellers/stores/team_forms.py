from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from core.phone import read_phone
from sellers.stores.roles import Role

NOT_OWNER = [choice for choice in Role.choices if choice[0] != Role.OWNER]


class InviteForm(forms.Form):
    contact = forms.CharField(
        label=_("Téléphone ou adresse e-mail"),
        max_length=254,
        help_text=_("La personne reçoit un lien, par SMS ou par e-mail."),
    )
    role = forms.ChoiceField(
        label=_("Rôle"), choices=NOT_OWNER, widget=forms.RadioSelect, initial=Role.CLERK
    )

    def clean_contact(self) -> str:
        text = str(self.cleaned_data["contact"]).strip()
        if "@" not in text:
            return read_phone(text, mobile=True)
        try:
            validate_email(text)
        except ValidationError as error:
            raise forms.ValidationError(_("Cette adresse n’est pas complète.")) from error
        return text.lower()


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Rôle"), choices=Role.choices)


def first_error(form: Any) -> str:
    return next((str(error) for errors in form.errors.values() for error in errors), "")
