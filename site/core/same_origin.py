"""A form without a token: whether it was sent from a page of ours is asked of the browser.

A token differs for everybody, so a page that carries one can be kept for nobody else. What a
stranger's page may send (the basket) is checked by headers that no page can forge instead; what a
browser too old for them sends is asked again on a page that does carry a token.
docs/adr/0002-content-policy-without-nonces.md says why.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render

from core.views.errors import csrf_failure

SAFE_METHODS = ("GET", "HEAD", "OPTIONS", "TRACE")
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field

View = Callable[..., Any]


def from_our_pages(view: View) -> View:
    """For views that strangers post to from pages that are the same for all."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.method in SAFE_METHODS or getattr(request, "_dont_enforce_csrf_checks", False):
            return view(request, *args, **kwargs)
        ours = sent_by_us(request)
        if ours is False:
            return csrf_failure(request, reason="sent by another site")
        if ours is None and not token_is_right(request):
            return ask_again(request)
        return view(request, *args, **kwargs)

    checked.csrf_exempt = True  # type: ignore[attr-defined]
    return checked


def sent_by_us(request: HttpRequest) -> bool | None:
    """What the browser says of the page that sent this; None where it says nothing."""
    site = request.headers.get("Sec-Fetch-Site", "none")
    if site != "none":
        return site == "same-origin"
    origin = request.headers.get("Origin")
    if origin is None:
        return None
    return origin in {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}


class TokenCheck(CsrfViewMiddleware):
    """Django's own, that only says no: whoever is asked again was not refused."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return HttpResponse(status=403)


def token_is_right(request: HttpRequest) -> bool:
    def anything(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    return TokenCheck(anything).process_view(request, anything, (), {}) is None


def ask_again(request: HttpRequest) -> HttpResponse:
    """The same form once more, now with a token, behind one button."""
    fields = [
        (name, value) for name, values in request.POST.lists() if name != TOKEN for value in values
    ]
    return render(request, "core/ask_again.html", {"fields": fields})
