"""allauth's questions about phones: whose is it, is it proven, send it a code."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.core.exceptions import ImmediateHttpResponse
from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.limits import CODES, TOO_MANY_SENT
from accounts.models import User
from accounts.services.change_phone import PhoneTakenError
from accounts.services.claim_phone import claim_phone
from core.limits import take
from core.phone import PhoneField
from core.sms import BudgetSpent, send_sms

NO_SMS_LEFT = gettext_lazy(
    "Nous ne pouvons plus envoyer de SMS aujourd’hui. Passez par votre adresse e-mail, ou revenez "
    "demain."
)
TAKEN = gettext_lazy("Ce numéro ne peut pas être ajouté à votre compte.")


class PhonesMixin(DefaultAccountAdapter):
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
        try:
            claim_phone(user, phone=phone)
        except PhoneTakenError as error:
            # Somebody else proved it in the same moment.
            messages.error(allauth_context.request, TAKEN)
            raise ImmediateHttpResponse(redirect("account_change_phone")) from error

    def get_user_by_phone(self, phone: str) -> User | None:
        """An account whose number nobody has proven is nobody's yet."""
        return User.objects.filter(phone=phone, is_pending=False).first()

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs: Any) -> None:
        with translation.override(user.language):
            self._text(phone, _("Makiti : votre code est %s. Ne le donnez à personne.") % code)

    def send_unknown_account_sms(self, phone: str, **kwargs: Any) -> None:
        self._text(phone, _("Makiti : ce numéro n’a pas de compte. Ouvrez-en un sur le site."))

    def send_account_already_exists_sms(self, phone: str) -> None:
        user = self.get_user_by_phone(phone)
        with translation.override(user.language if user else translation.get_language()):
            self._text(
                phone,
                _("Makiti : ce numéro a déjà un compte. Connectez-vous avec un code par SMS."),
            )

    def _text(self, phone: str, words: str) -> None:
        """What cannot be sent is said on the page: nobody waits for a text that does not come."""
        request = allauth_context.request
        if not take(CODES, phone):
            messages.error(request, TOO_MANY_SENT)
            return
        try:
            send_sms(phone=phone, body=words, kind="code")
        except BudgetSpent:
            messages.error(request, NO_SMS_LEFT)
