"""Six digits: asking for them, giving them; wrong ones are counted by account."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.account.adapter import get_adapter as allauth_adapter
from allauth.account.internal.flows.password_reset_by_code import (
    PASSWORD_RESET_VERIFICATION_SESSION_KEY,
)
from allauth.core import context as allauth_context
from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp_forms
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.challenge import AskedWhenCrowded
from accounts.limits import CODES, TOO_MANY_SENT, WRONG_CODES, count_neighbour, user_key
from accounts.models import User
from accounts.phones import NO_SMS_LEFT
from accounts.plain_form import PlainForm
from accounts.selectors import person_reached_at
from core.limits import give_back, is_full, take
from core.phone import read_phone
from core.sms import sms_left, sms_provider

TOO_MANY_WRONG = _(
    "Trop de codes faux : ce compte n’en accepte plus jusqu’à demain. Connectez-vous avec votre "
    "mot de passe, une clé d’accès ou un code de secours."
)
NO_SMS = _("Nous n’envoyons pas de SMS pour le moment. Donnez votre adresse e-mail.")


class CountsWrongCodes(forms.Form):
    """Counted before it is looked at, given back when it was right."""

    def clean_code(self) -> str:
        request = allauth_context.request
        who = self.who_proves(request)
        if not take(WRONG_CODES, who):
            raise ValidationError(TOO_MANY_WRONG, code="locked")
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except ValidationError:
            count_neighbour(request)
            raise
        give_back(WRONG_CODES, who)
        return code

    def who_proves(self, request: Any) -> str:
        """The account that the code would open or change; or where the code was sent."""
        person = getattr(self, "user", None)
        if person is None and request.user.is_authenticated:
            person = request.user
        if person is not None and person.pk:
            return user_key(person)
        if sent_to := getattr(self, "phone", "") or getattr(self, "email", ""):
            return f"login:{sent_to}"
        state = self.state_of(request)
        if pk := state.get("user_id"):
            return f"user:{pk}"
        return f"login:{state.get('phone') or state.get('email') or 'nobody'}"

    @staticmethod
    def state_of(request: Any) -> dict[str, Any]:
        stage = getattr(request, "_login_stage", None)
        if stage is not None and stage.state:
            return dict(stage.state)
        return dict(request.session.get(PASSWORD_RESET_VERIFICATION_SESSION_KEY) or {})


class AskCodeForm(AskedWhenCrowded, PlainForm, account_forms.RequestLoginCodeForm):
    """One field for both: the code goes where the person says they can be reached."""

    login = forms.CharField(
        label=_("Téléphone ou adresse e-mail"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    _user: User | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("email", "phone"):
            self.fields.pop(name, None)

    def clean_login(self) -> str:
        login: str = self.cleaned_data["login"].strip()
        if "@" in login:
            login = forms.EmailField().clean(login).lower()
            self.cleaned_data["email"] = login
        else:
            login = read_phone(login)
            self.cleaned_data["phone"] = login
            if not sms_provider().reaches_people:
                raise ValidationError(NO_SMS)
            if not sms_left():
                raise ValidationError(NO_SMS_LEFT)
        if is_full(CODES, login):
            raise ValidationError(TOO_MANY_SENT, code="rate_limited")
        return login

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = forms.Form.clean(self) or self.cleaned_data
        count_neighbour(allauth_context.request)
        if login := cleaned.get("login"):
            self._user = person_reached_at(login)
        return cleaned


class ConfirmLoginForm(CountsWrongCodes, PlainForm, account_forms.ConfirmLoginCodeForm):
    pass


class _CodeOfSignUp(CountsWrongCodes):
    user: User | None

    def clean_code(self) -> str:
        code = super().clean_code()
        if self.user is None:
            # The sign-up is gone: given up, or somebody else proved the number meanwhile.
            raise allauth_adapter().validation_error("incorrect_code")
        return code


class ConfirmPhoneForm(_CodeOfSignUp, PlainForm, account_forms.VerifyPhoneForm):
    pass


class ConfirmEmailForm(_CodeOfSignUp, PlainForm, account_forms.ConfirmEmailVerificationCodeForm):
    pass


class ConfirmResetForm(CountsWrongCodes, PlainForm, account_forms.ConfirmPasswordResetCodeForm):
    pass


class _CodeOfApp(CountsWrongCodes):
    """Locked, it still takes a recovery code: those are long enough not to be guessed."""

    def clean_code(self) -> str:
        try:
            code = super().clean_code()
        except ValidationError as error:
            if error.code != "locked":
                raise
            return self.clean_recovery_code(error)
        self.refuse_a_used_one(code)
        return code

    def refuse_a_used_one(self, code: str) -> None:
        """allauth forgets it after one step of the clock, but takes a step before and one after."""
        if self.authenticator.type != Authenticator.Type.TOTP:
            return
        steps = 2 * mfa_settings.TOTP_TOLERANCE + 1
        key = f"accounts.used_code:{self.user.pk}:{''.join(code.split())}"
        if not cache.add(key, True, timeout=steps * mfa_settings.TOTP_PERIOD):
            raise allauth_adapter().validation_error("incorrect_code")

    def clean_recovery_code(self, error: ValidationError) -> str:
        code: str = self.cleaned_data["code"]
        kept = Authenticator.objects.filter(
            user=self.user, type=Authenticator.Type.RECOVERY_CODES
        ).first()
        if kept is None or not kept.wrap().validate_code(code):
            raise error
        kept.user = self.user
        self.authenticator = kept
        return code


class SecondFactorForm(_CodeOfApp, PlainForm, mfa_forms.AuthenticateForm):
    pass


class SecondFactorAgainForm(_CodeOfApp, PlainForm, mfa_forms.ReauthenticateForm):
    pass


class ActivateAppForm(PlainForm, totp_forms.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code de l’application")
