"""Adding a second factor, coming in with one: allauth's pages, and what ours make of them."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.mixins import NextRedirectMixin
from allauth.mfa.base import views as mfa_views
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, LoginWebAuthnView
from django.http import HttpRequest, HttpResponse

from accounts.fresh import factor_was_shown
from accounts.limits import count_neighbour, is_crowded


class AddAppView(ActivateTOTPView):
    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        factor_was_shown(self.request, kind=Authenticator.Type.TOTP)
        return answer


class AddPasskeyView(AddWebAuthnView):
    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        factor_was_shown(self.request, kind=Authenticator.Type.WEBAUTHN)
        return answer


class PasskeySignInView(NextRedirectMixin, LoginWebAuthnView):
    """An address from where much goes wrong is asked a question here too, and never refused."""

    template_name = "mfa/webauthn/login.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asks_a_device = get_adapter().is_ajax(request)
        if not asks_a_device and is_crowded(request):
            return self.render_to_response(self.get_context_data())
        answer: HttpResponse = super().get(request, *args, **kwargs)
        return answer

    def form_invalid(self, form: Any) -> HttpResponse:
        if "answer" in form.errors:
            return self.render_to_response(self.get_context_data(form=form))
        count_neighbour(self.request)
        answer: HttpResponse = super().form_invalid(form)
        return answer


class SecondFactorView(mfa_views.AuthenticateView):
    """The page offers what this person has."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        types = set(
            Authenticator.objects.filter(user=self.stage.login.user).values_list("type", flat=True)
        )
        return super().get_context_data(
            has_passkey=Authenticator.Type.WEBAUTHN in types,
            has_app=Authenticator.Type.TOTP in types,
            **kwargs,
        )
