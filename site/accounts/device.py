"""A browser, told from others by a cookie of its own: counts sign-ups, follows nobody."""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE = "makiti_device"
SALT = "accounts.device"
YEAR = 365 * 24 * 3600


def device_of(request: HttpRequest) -> str:
    """The same at every asking; a browser without the cookie gets a new one with the answer."""
    known: str | None = getattr(request, "_device", None)
    if known is None:
        known = str(request.get_signed_cookie(COOKIE, default="", salt=SALT) or "")
        if not known:
            known = secrets.token_urlsafe(12)
            request._new_device = known  # type: ignore[attr-defined]
        request._device = known  # type: ignore[attr-defined]
    return known


def keep_device(request: HttpRequest, response: HttpResponse) -> None:
    if new := getattr(request, "_new_device", ""):
        response.set_cookie(
            COOKIE,
            signing.get_cookie_signer(salt=COOKIE + SALT).sign(new),
            max_age=YEAR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
