"""Keeps the language that a visitor changed to, without a script and without a POST."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_path


class KeepLanguageMiddleware:
    """A step from a page in one language to a page in another is a choice: remember it.

    Links between languages are real links (`/fr/shop/` to `/en/shop/`). The cookie is only sent on
    such a step, so that every other page can be cached.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        language = get_language_from_path(request.path_info)
        if language and changed_language(request, language):
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                language,
                max_age=settings.LANGUAGE_COOKIE_AGE,
                samesite="Lax",
                secure=request.is_secure(),
            )
        return response


def changed_language(request: HttpRequest, language: str) -> bool:
    came_from = urlsplit(request.headers.get("Referer", ""))
    try:
        if came_from.netloc != request.get_host():
            return False
    except DisallowedHost:
        # Has been answered already; here nothing is remembered.
        return False
    before = get_language_from_path(came_from.path)
    return before is not None and before != language
