"""What every request passes: letters follow the language switch, a browser gets its cookie."""

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language_from_path
from django.utils.translation import gettext_lazy as _

from accounts.device import keep_device
from accounts.factors import second_factors
from accounts.fresh import second_factor_given
from accounts.models import User
from accounts.services.keep_language import keep_language
from core.middleware.language import changed_language

OFFICES = ("/admin/", "/django-admin/")
TEAM_NEEDS_IT = _("L’équipe se connecte avec une double vérification : choisissez la vôtre.")


class FollowLanguageMiddleware:
    """Only the step from one language to another writes, and only when it says something new."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = get_language_from_path(request.path_info)
        if language and self.is_step(request, language) and isinstance(request.user, User):
            keep_language(request.user, language=language)
        return self.get_response(request)

    @staticmethod
    def is_step(request: HttpRequest, language: str) -> bool:
        fetched_ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
        return not fetched_ahead and changed_language(request, language)


class DeviceMiddleware:
    """Gives a browser its cookie once something was counted by it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        keep_device(request, response)
        return response


class StaffSecondFactorMiddleware:
    """Behind the doors of the offices a password alone is not enough (STAFF_SECOND_FACTOR).

    Asked of the session, not of the account: who came in before the second factor was set up, on
    another device, gives it here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.STAFF_SECOND_FACTOR and request.path_info.startswith(OFFICES):
            way = self.way_there(request)
            if way:
                return redirect(f"{reverse(way)}?{urlencode({'next': request.get_full_path()})}")
        return self.get_response(request)

    @staticmethod
    def way_there(request: HttpRequest) -> str:
        user = request.user
        if not isinstance(user, User) or second_factor_given(request):
            return ""
        if kinds := second_factors(user):
            app = Authenticator.Type.TOTP in kinds
            return "mfa_reauthenticate" if app else "mfa_reauthenticate_webauthn"
        messages.warning(request, TEAM_NEEDS_IT)
        return "mfa_index"
