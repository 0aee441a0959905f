"""How allauth reaches our people: by e-mail or by phone, in their own language."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from django import forms
from django.contrib import messages
from django.contrib.sites.shortcuts import get_current_site
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.mail import language_of, queue_mail
from accounts.models import User
from core.phone import PhoneField

# The same words whatever was wrong: they tell a stranger nothing about who has an account.
MISMATCH = _("Ce numéro, cette adresse ou ce mot de passe ne va pas. Vérifiez, puis réessayez.")
OUR_STAGES = {
    # Verification by SMS is off until a provider stands.
    "allauth.account.stages.PhoneVerificationStage": None,
    "allauth.account.stages.EmailVerificationStage": "accounts.stages.ProveEmailStage",
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": MISMATCH,
        "phone_password_mismatch": MISMATCH,
        "username_password_mismatch": MISMATCH,
        "too_many_login_attempts": _("Trop d’essais. Attendez cinq minutes, puis réessayez."),
        "rate_limited": _("Doucement : attendez un instant avant de réessayer."),
    }

    # --- Phones ---------------------------------------------------------------------------
    def phone_form_field(self, **kwargs: Any) -> forms.Field:
        kwargs.pop("label", None)
        return PhoneField(**kwargs)

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return (user.phone.as_e164, user.phone_verified) if user.phone else None

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        user.phone, user.phone_verified = phone or None, verified
        if user.pk:
            user.save(update_fields=["phone", "phone_verified"])

    def set_phone_verified(self, user: User, phone: str) -> None:
        User.objects.filter(pk=user.pk, phone=phone).update(phone_verified=True)

    def get_user_by_phone(self, phone: str) -> User | None:
        return User.objects.filter(phone=phone).first()

    # --- Sign-up and sign-in --------------------------------------------------------------
    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user = super().save_user(request, user, form, commit=False)
        user.language = (translation.get_language() or "fr")[:2]
        user.clean_identity()
        if commit:
            user.save()
        return user

    def get_login_stages(self) -> list[str]:
        stages = (OUR_STAGES.get(stage, stage) for stage in super().get_login_stages())
        return [stage for stage in stages if stage]

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # allauth counts failures by e-mail only: all phones would share one counter, and five
        # wrong guesses at one number would lock everybody out.
        if phone := credentials.get("phone"):
            credentials = {"username": str(phone)}
        return super()._get_login_attempts_cache_key(request, **credentials)

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

    # --- Mail -----------------------------------------------------------------------------
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        request = allauth_context.request
        known = {"request": request, "email": email, "current_site": get_current_site(request)}
        with translation.override(language_of(email, user=context.get("user"))):
            queue_mail(self.render_mail(template_prefix, email, known | context))

    def send_account_already_exists_mail(self, email: str) -> None:
        # The links in it are made before send_mail knows the language.
        with translation.override(language_of(email)):
            super().send_account_already_exists_mail(email)

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs: Any) -> None:
        raise NotImplementedError("No SMS provider stands yet.")
