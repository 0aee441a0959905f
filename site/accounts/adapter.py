"""How allauth reaches our people: by e-mail or by phone, in their own language."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.email_verification import (
    send_verification_email_to_address as ask_for_proof,
)
from allauth.account.models import EmailAddress
from allauth.core import context as allauth_context
from django.contrib import messages
from django.contrib.sites.shortcuts import get_current_site
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.factors import second_factors
from accounts.fresh import let_only_the_factor_confirm
from accounts.guessing import GuessingMixin
from accounts.limits import CODES, TOO_MANY_SENT
from accounts.mail import language_of, queue_mail
from accounts.models import User
from accounts.phones import PhonesMixin
from accounts.services.begin_account import begin_account
from core.address import client_address
from core.limits import take
from core.sms import sms_provider

# The same words whatever was wrong: they tell a stranger nothing about who has an account.
MISMATCH = _("Ce numéro, cette adresse ou ce mot de passe ne va pas. Vérifiez, puis réessayez.")
# In the session, between a sign-up and the proof of its number.
WANTED_EMAIL = "wanted_email"
# Letters that a stranger can have sent to an address: counted like text messages.
ASKED_BY_ANYBODY = {
    f"account/email/{name}"
    for name in (
        "login_code", "password_reset_code", "email_confirmation", "email_confirmation_signup",
        "unknown_account", "account_already_exists",
    )
}  # fmt: skip
WAYS_TO_CONFIRM = {
    "reauthenticate": _("Mon mot de passe"),
    "mfa_reauthenticate": _("Un code de l’application, ou de secours"),
    "mfa_reauthenticate:webauthn": _("Ma clé d’accès"),
}
OUR_STAGES = {
    "allauth.account.stages.PhoneVerificationStage": "accounts.stages.ProvePhoneStage",
    "allauth.account.stages.EmailVerificationStage": "accounts.stages.ProveEmailStage",
}


class AccountAdapter(PhonesMixin, GuessingMixin, DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": MISMATCH,
        "phone_password_mismatch": MISMATCH,
        "username_password_mismatch": MISMATCH,
        "too_many_login_attempts": _("Trop d’essais. Attendez cinq minutes, puis réessayez."),
        "locked": _(
            "Trop d’essais : ce compte ne s’ouvre plus par mot de passe jusqu’à demain. "
            "Connectez-vous avec un code."
        ),
        "rate_limited": TOO_MANY_SENT,
        "incorrect_code": _("Ce code n’est pas le bon, ou il n’est plus valable."),
        "phone_taken": _("Ce numéro ne peut pas être ajouté à votre compte."),
    }

    # --- Sign-up and sign-in --------------------------------------------------------------
    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user = super().save_user(request, user, form, commit=False)
        user.language = (translation.get_language() or "fr")[:2]
        user.clean_identity()
        # Until something is proven the account is nobody's, and gives way to who proves it.
        user.is_pending = bool(user.phone) and sms_provider().reaches_people
        if commit:
            begin_account(user)
        return user

    def get_client_ip(self, request: HttpRequest) -> str:
        """Unknown where the server does not say: a column for addresses takes no empty one."""
        return client_address(request) or "0.0.0.0"  # noqa: S104 - no address to listen at

    def get_login_stages(self) -> list[str]:
        return [OUR_STAGES.get(stage, stage) for stage in super().get_login_stages()]

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """In the words that the pages of these ways use.

        Who has a second factor gives that one: a password alone would take it off.
        """
        ways = super().get_reauthentication_methods(user)
        if user.is_authenticated and second_factors(user):
            ways = [way for way in ways if way["id"] != "reauthenticate"]
            # A key is one touch; codes from paper are for the day when it is lost.
            ways.sort(key=lambda way: way["id"] != "mfa_reauthenticate:webauthn")
        return [way | {"description": WAYS_TO_CONFIRM[way["id"]]} for way in ways]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        let_only_the_factor_confirm(allauth_context.request)
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    # --- E-mail addresses -----------------------------------------------------------------
    def can_delete_email(self, email_address: Any) -> bool:
        """The last way to reach a person stays."""
        return bool(email_address.user.phone) and super().can_delete_email(email_address)

    def confirm_email(self, request: HttpRequest, email_address: Any) -> bool:
        # Another account may hold the address unproven; the column is unique.
        others = User.objects.filter(email=email_address.email).exclude(pk=email_address.user_id)
        if others.exists():
            self.add_message(
                request,
                messages.ERROR,
                "account/messages/email_confirmation_failed.txt",
                {"email": email_address.email},
            )
            return False
        return super().confirm_email(request, email_address)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **kwargs)
        # A sign-up gave both: the number is proven, the address may be now.
        if kwargs.get("signup") and (email := request.session.pop(WANTED_EMAIL, "")):
            ask_for_proof(request, EmailAddress(user=user, email=email))
            return redirect("account_email_verification_sent")
        return response

    # --- Mail -----------------------------------------------------------------------------
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        request = allauth_context.request
        if template_prefix in ASKED_BY_ANYBODY and not take(CODES, email.lower()):
            messages.error(request, TOO_MANY_SENT)
            return
        known = {"request": request, "email": email, "current_site": get_current_site(request)}
        with translation.override(language_of(email, user=context.get("user"))):
            queue_mail(self.render_mail(template_prefix, email, known | context))

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Only to an address that was theirs: the rest is told like all other news (notify)."""
        if template_prefix == "account/email/email_changed":
            super().send_notification_mail(template_prefix, user, context=context, email=email)

    def send_account_already_exists_mail(self, email: str) -> None:
        # The links in it are made before send_mail knows the language.
        with translation.override(language_of(email)):
            super().send_account_already_exists_mail(email)
