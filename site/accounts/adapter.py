"""How allauth reaches our people: by e-mail or by phone."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django import forms
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from accounts.models import User


class LocalPhoneField(PhoneNumberField):
    """Takes a number as people write it (620 12 34 56) and gives E.164 text."""

    def to_python(self, value: Any) -> str:
        number = super().to_python(value)
        return number.as_e164 if number else ""


class AccountAdapter(DefaultAccountAdapter):
    def phone_form_field(self, **kwargs: Any) -> forms.Field:
        kwargs.setdefault("label", _("Téléphone"))
        field = LocalPhoneField(region="GN", **kwargs)
        field.widget.attrs.update(autocomplete="tel", inputmode="tel", placeholder="620 12 34 56")
        return field

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

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs: Any) -> None:
        # Verification by SMS is off until a provider stands (ACCOUNT_PHONE_VERIFICATION_ENABLED).
        raise NotImplementedError

    def save_user(self, request: Any, user: User, form: Any, commit: bool = True) -> User:
        user = super().save_user(request, user, form, commit=False)
        user.clean_identity()
        if commit:
            user.save()
        return user
