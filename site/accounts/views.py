"""What allauth has no page for: a phone without a code by SMS, and the locks of an account."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.decorators import rate_limit
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView

from accounts.adapter import AccountAdapter
from accounts.selectors import account_safety
from accounts.services.change_phone import PhoneTakenError, UnreachableError, change_phone


class PhoneForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"] = AccountAdapter().phone_form_field(required=True)


@method_decorator(login_required, name="dispatch")
@method_decorator(rate_limit(action="change_phone"), name="dispatch")
@method_decorator(reauthentication_required(allow_get=True, app="allauth.account"), name="dispatch")
class ChangePhoneView(FormView[PhoneForm]):
    """Set, change or remove one's number, after saying the password again."""

    form_class = PhoneForm
    template_name = "account/phone_change.html"
    success_url = reverse_lazy("customer:profile-view")

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

    def form_valid(self, form: PhoneForm) -> HttpResponse:
        try:
            change_phone(self.request.user, phone=form.cleaned_data["phone"])  # type: ignore[arg-type]
        except PhoneTakenError:
            form.add_error("phone", _("Ce numéro ne peut pas être ajouté à votre compte."))
            return self.form_invalid(form)
        messages.success(self.request, _("Votre numéro est enregistré."))
        return super().form_valid(form)


@method_decorator(login_required, name="dispatch")
class SecurityView(TemplateView):
    template_name = "account/security.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        safety = account_safety(self.request.user)  # type: ignore[arg-type]
        return super().get_context_data(safety=safety, **kwargs)
