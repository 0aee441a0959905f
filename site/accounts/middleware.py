"""What every request passes: letters follow the language switch, a browser gets its cookie."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_path

from accounts.device import keep_device
from accounts.models import User
from accounts.services.keep_language import keep_language
from core.middleware.language import changed_language


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
