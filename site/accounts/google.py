"""Coming in with a Google account (GOOGLE_CLIENT_ID; without it there is no such door)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import jwt
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.google import views as google_views
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.services.claim_account import Claim, claim_account
from core.google import google_is_set

NO_ADDRESS = _(
    "Google ne nous a pas donné d’adresse e-mail confirmée. Ouvrez un compte avec votre numéro."
)


class PeopleFromGoogle(DefaultSocialAccountAdapter):
    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Without a proven address nobody could say whose account this would be."""
        proven = any(address.verified for address in sociallogin.email_addresses)
        if not proven and not sociallogin.is_existing and not request.user.is_authenticated:
            messages.error(request, NO_ADDRESS)
            raise ImmediateHttpResponse(redirect("account_signup"))

    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[User, str] | None:
        """Whoever only asked for an address that Google has proven now loses it.

        Otherwise its holder would come in where somebody waits who has another way in.
        """
        for proven in (address for address in sociallogin.email_addresses if address.verified):
            asked = EmailAddress.objects.filter(email=proven.email.lower(), verified=False)
            asked.exclude(user__email=proven.email.lower()).delete()
        found: tuple[User, str] | None = super().authenticate_by_email(sociallogin)
        if found is None:
            return None
        claim = claim_account(found[0], email=found[1].lower())
        return found if claim in (Claim.PROVEN, Claim.CLEARED) else None

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: Any) -> User:
        user: User = super().populate_user(request, sociallogin, data)
        user.first_name, user.last_name = user.first_name[:150], user.last_name[:150]
        user.language = (translation.get_language() or "fr")[:2]
        user.clean_identity()
        return user


class CarefulGoogle(google_views.GoogleOAuth2Adapter):
    """Looks at the signature also of what came straight from Google: the line may be a proxy's."""

    def _decode_id_token(self, app: Any, id_token: str) -> dict[str, Any]:
        try:
            algorithm = jwt.get_unverified_header(id_token).get("alg")
        except jwt.PyJWTError as error:
            raise OAuth2Error("Invalid id_token") from error
        # Otherwise the token itself would say how it is to be looked at.
        if algorithm != "RS256":
            raise OAuth2Error(f"Signed with {algorithm}")
        return dict(google_views._verify_and_decode(app, id_token, verify_signature=True))


View = Callable[..., HttpResponseBase]


def _where_set(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not google_is_set():
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


sign_in = _where_set(OAuth2LoginView.adapter_view(CarefulGoogle))
callback = _where_set(OAuth2CallbackView.adapter_view(CarefulGoogle))
