"""The forms of allauth with our words, our keyboards and our rules (ACCOUNT_FORMS, MFA_FORMS)."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.account.adapter import get_adapter
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from accounts.models import User

PASSWORD_HELP = _("Au moins 8 caractères, pas seulement des chiffres.")
NUMBER_TAKEN = _(
    "Impossible d’ouvrir un compte avec ce numéro. S’il est à vous, connectez-vous, ou demandez un "
    "nouveau mot de passe."
)

JUST_OPENED = _("Ce compte vient d’être ouvert. Connectez-vous.")


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


class LoginForm(PlainForm, account_forms.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login = self.fields["login"]
        login.label = _("Téléphone ou adresse e-mail")
        login.widget.attrs.update(autocomplete="username", autocapitalize="none")

    def clean_login(self) -> str:
        """One spelling of each number and address: that is what failed attempts count."""
        login = super().clean_login()
        if "@" in login:
            return login.lower()
        try:
            return str(get_adapter().phone_form_field(required=True).clean(login))
        except ValidationError:
            return login


class SignupForm(PlainForm, account_forms.SignupForm):
    field_order = ["first_name", "phone", "email", "password1"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        email = self.fields["email"]
        # allauth must believe that an address is required to ask for its proof; one of phone and
        # address will do (SignupFields.clean).
        email.required = email.widget.is_required = False
        self.fields["phone"].help_text = _("Un téléphone ou une adresse e-mail suffit.")

    def _clean_phone(self) -> None:
        # Without a code by SMS nobody could be left waiting at a taken number: say so.
        phone = self.cleaned_data.get("phone")
        if phone and get_adapter().get_user_by_phone(phone):
            self.add_error("phone", NUMBER_TAKEN)

    def try_save(self, request: HttpRequest) -> Any:
        if self.account_already_exists:
            # As long as a real sign-up takes: the clock must not tell who has an account.
            User().set_password(self.cleaned_data["password1"])
        try:
            with transaction.atomic():
                return super().try_save(request)
        except IntegrityError:
            # The same number or address, sent twice at the same time.
            messages.info(request, JUST_OPENED)
            return None, redirect("account_login")


class AddEmailForm(PlainForm, account_forms.AddEmailForm):
    pass


class ChangeEmailForm(PlainForm, account_forms.ChangeEmailForm):
    pass


class ChangePasswordForm(PlainForm, account_forms.ChangePasswordForm):
    pass


class SetPasswordForm(PlainForm, account_forms.SetPasswordForm):
    pass


class ResetPasswordForm(PlainForm, account_forms.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(PlainForm, account_forms.ResetPasswordKeyForm):
    pass


class ReauthenticateForm(PlainForm, account_forms.ReauthenticateForm):
    pass


class ConfirmEmailForm(PlainForm, account_forms.ConfirmEmailVerificationCodeForm):
    pass


class ConfirmResetForm(PlainForm, account_forms.ConfirmPasswordResetCodeForm):
    pass


class SecondFactorForm(PlainForm, mfa_forms.AuthenticateForm):
    pass


class SecondFactorAgainForm(PlainForm, mfa_forms.ReauthenticateForm):
    pass


class ActivateAppForm(PlainForm, totp_forms.ActivateTOTPForm):
    pass
