"""What allauth has no page for, or another one: one's number, one's password, one's locks."""

from typing import Any

from allauth.account import views as account_views
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.phone_verification import ChangePhoneVerificationProcess
from allauth.decorators import rate_limit
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView

from accounts.adapter import AccountAdapter
from accounts.entrance import ChangePhoneForm, SetPasswordForm
from accounts.fresh import code_given_lately
from accounts.phones import TAKEN
from accounts.selectors import account_safety
from accounts.services.change_phone import PhoneTakenError, UnreachableError, change_phone
from core.sms import sms_provider


class PhoneForm(forms.Form):
    """Where no SMS is sent: a number counts as written."""

    def __init__(self, *args: Any, user: Any, phone: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"] = AccountAdapter().phone_form_field(required=True)


@method_decorator(login_required, name="dispatch")
@method_decorator(rate_limit(action="change_phone"), name="dispatch")
@method_decorator(reauthentication_required(allow_get=True, app="allauth.account"), name="dispatch")
class ChangePhoneView(FormView[forms.Form]):
    """Set, change or remove one's number, after saying the password again."""

    template_name = "account/phone_change.html"
    success_url = reverse_lazy("customer:profile-view")

    def get_form_class(self) -> type[forms.Form]:
        return ChangePhoneForm if sms_provider().reaches_people else PhoneForm

    def get_form_kwargs(self) -> dict[str, Any]:
        user: Any = self.request.user
        # The same number again is a wish to prove it, unless it is proven.
        phone = user.phone.as_e164 if user.phone_verified and user.phone else None
        return super().get_form_kwargs() | {"user": user, "phone": phone}

    def get_initial(self) -> dict[str, Any]:
        return {"phone": self.request.user.phone}  # type: ignore[union-attr]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "remove" in request.POST:
            return self.remove()
        return super().post(request, *args, **kwargs)

    def remove(self) -> HttpResponse:
        try:
            change_phone(self.request.user, phone=None)  # type: ignore[arg-type]
        except UnreachableError:
            messages.error(self.request, _("Ajoutez d’abord une adresse e-mail."))
            return self.get(self.request)
        messages.success(self.request, _("Votre numéro est retiré."))
        return super().form_valid(self.get_form())

    def form_valid(self, form: forms.Form) -> HttpResponse:
        phone = form.cleaned_data["phone"]
        if sms_provider().reaches_people:
            ChangePhoneVerificationProcess.initiate(self.request, phone)
            return redirect("account_verify_phone")
        try:
            change_phone(self.request.user, phone=phone)  # type: ignore[arg-type]
        except PhoneTakenError:
            form.add_error("phone", TAKEN)
            return self.form_invalid(form)
        messages.success(self.request, _("Votre numéro est enregistré."))
        return super().form_valid(form)


class ChangePasswordView(account_views.PasswordChangeView):
    """Whoever came in with a code a moment ago may have forgotten the old one."""

    def get_form_class(self) -> Any:
        if code_given_lately(self.request):
            return SetPasswordForm
        return super().get_form_class()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(proven=code_given_lately(self.request), **kwargs)


@method_decorator(login_required, name="dispatch")
class SecurityView(TemplateView):
    template_name = "account/security.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person: Any = self.request.user
        # Proven from inside, all that is set here stays; by a code at the door it goes.
        unproven = bool(person.phone) and not person.phone_verified
        return super().get_context_data(
            safety=account_safety(person),
            number_waits=unproven and sms_provider().reaches_people,
            **kwargs,
        )
