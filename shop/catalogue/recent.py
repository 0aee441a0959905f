"""The products that a browser has looked at last, kept in a cookie of its own and nowhere else."""

from typing import Any

from django.http import HttpRequest, HttpResponse

COOKIE = "makiti_recent"
MOST = 8
LIFETIME = 90 * 24 * 3600
_LARGEST_KEY = 2**63 - 1


def recent_keys(request: HttpRequest) -> list[int]:
    """The newest first; whatever else stands in the cookie is left out."""
    parts = request.COOKIES.get(COOKIE, "")[:400].split("-")
    keys = (int(part) for part in parts if part.isascii() and part.isdigit())
    return [key for key in dict.fromkeys(keys) if 0 < key <= _LARGEST_KEY][:MOST]


def remember(response: HttpResponse, *, request: HttpRequest, product: Any) -> None:
    keys = [product.pk, *(key for key in recent_keys(request) if key != product.pk)][:MOST]
    response.set_cookie(
        COOKIE,
        "-".join(map(str, keys)),
        max_age=LIFETIME,
        samesite="Lax",
        secure=request.is_secure(),
        httponly=True,
    )
