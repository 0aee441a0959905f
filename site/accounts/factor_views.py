"""Adding a second factor, coming in with one: allauth's pages, and what ours make of them."""

from typing import Any

from allauth.mfa.base import views as mfa_views
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.http import HttpResponse

from accounts.fresh import factor_was_shown


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
