"""The forms of allauth with our words, our keyboards and our rules (ACCOUNT_FORMS)."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.account.adapter import get_adapter
from allauth.core import context as allauth_context
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from accounts.adapter import WANTED_EMAIL
from accounts.challenge import AskedWhenCrowded
from accounts.device import device_of
from accounts.limits import CODES, SIGN_UPS, TOO_MANY_SENT, count_neighbour
from accounts.models import User
from accounts.phones import NO_SMS_LEFT
from accounts.plain_form import PlainForm
from core.limits import is_full, take
from core.sms import sms_left, sms_provider

NUMBER_TAKEN = _(
    "Impossible d’ouvrir un compte avec ce numéro. S’il est à vous, connectez-vous, ou demandez un "
    "nouveau mot de passe."
)

TOO_MANY_ACCOUNTS = _(
    "Cinq comptes ont été ouverts ici aujourd’hui. Revenez demain, ou écrivez-nous."
)
JUST_OPENED = _("Ce compte vient d’être ouvert. Connectez-vous.")


class LoginForm(AskedWhenCrowded, PlainForm, account_forms.LoginForm):
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


class SignupForm(AskedWhenCrowded, PlainForm, account_forms.SignupForm):
    field_order = ["first_name", "phone", "email", "password1"]
    wanted_email = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        email = self.fields["email"]
        # allauth must believe that an address is required to ask for its proof; one of phone and
        # address will do (SignupFields.clean).
        email.required = email.widget.is_required = False
        self.fields["phone"].help_text = _("Un téléphone ou une adresse e-mail suffit.")

    def clean_email(self) -> str:
        if self.cleaned_data.get("phone") and sms_provider().reaches_people:
            # The number opens the account; the address is proven after it, and counts then.
            return get_adapter().clean_email(self.cleaned_data["email"].lower())
        return super().clean_email()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        request = allauth_context.request
        count_neighbour(request)
        if not self.errors and is_full(SIGN_UPS, device_of(request)):
            self.add_error(None, TOO_MANY_ACCOUNTS)
        return cleaned

    def _clean_phone(self) -> None:
        phone = self.cleaned_data.get("phone")
        if phone and sms_provider().reaches_people:
            self._clean_phone_to_prove(phone)
        elif phone and get_adapter().get_user_by_phone(phone):
            # Without a code by SMS nobody could be left waiting at a taken number: say so.
            self.add_error("phone", NUMBER_TAKEN)

    def _clean_phone_to_prove(self, phone: str) -> None:
        if not sms_left():
            self.add_error("phone", NO_SMS_LEFT)
        elif is_full(CODES, phone):
            self.add_error("phone", TOO_MANY_SENT)
        else:
            super()._clean_phone()
            self.wanted_email = self.cleaned_data.pop("email", "")

    def try_save(self, request: HttpRequest) -> Any:
        request.session.pop(WANTED_EMAIL, None)
        if self.wanted_email:
            request.session[WANTED_EMAIL] = self.wanted_email
        if self.account_already_exists:
            # As long as a real sign-up takes: the clock must not tell who has an account.
            User().set_password(self.cleaned_data["password1"])
        take(SIGN_UPS, device_of(request))
        try:
            return super().try_save(request)
        except IntegrityError:
            # The same number or address, sent twice at the same time.
            messages.info(request, JUST_OPENED)
            return None, redirect("account_login")

    def save(self, request: HttpRequest) -> Any:
        with transaction.atomic():
            return super().save(request)


class AddEmailForm(PlainForm, account_forms.AddEmailForm):
    pass


class ChangeEmailForm(PlainForm, account_forms.ChangeEmailForm):
    pass


class ChangePasswordForm(PlainForm, account_forms.ChangePasswordForm):
    pass


class SetPasswordForm(PlainForm, account_forms.SetPasswordForm):
    pass


class ChangePhoneForm(PlainForm, account_forms.ChangePhoneForm):
    """A new number counts once its code is given."""

    def clean_phone(self) -> str:
        phone: str = super().clean_phone()
        if not sms_left():
            raise ValidationError(NO_SMS_LEFT)
        if is_full(CODES, phone):
            raise ValidationError(TOO_MANY_SENT)
        return phone


class ResetPasswordForm(AskedWhenCrowded, PlainForm, account_forms.ResetPasswordForm):
    def clean_email(self) -> str:
        email: str = super().clean_email()
        if is_full(CODES, email.lower()):
            raise ValidationError(TOO_MANY_SENT)
        # Not who only asked for the address: its holder would come into a stranger's account.
        self.users = [user for user in self.users if user.email == email.lower()]
        return email

    def clean(self) -> dict[str, Any]:
        count_neighbour(allauth_context.request)
        return super().clean() or self.cleaned_data


class ResetPasswordKeyForm(PlainForm, account_forms.ResetPasswordKeyForm):
    pass


class ReauthenticateForm(PlainForm, account_forms.ReauthenticateForm):
    pass
