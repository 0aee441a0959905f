"""A page made for one person says so: neither a proxy nor the site's own worker keeps it."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control


class PrivatePagesMiddleware:
    """Stands inside the messages' middleware, where both the person and the messages are known."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if is_page and not response.has_header("Cache-Control") and is_personal(request):
            patch_cache_control(response, private=True)
        return response


def is_personal(request: HttpRequest) -> bool:
    """Signed in, or told of what they have just done. A stranger's session is not even opened."""
    if getattr(get_messages(request), "used", False):
        return True
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated
