"""The products that a browser has looked at last, kept in a cookie of its own and nowhere else.

The cookie is written by a script (clients/assets/js/seen.js), not by the page: a page that sets a
cookie is kept for nobody else.
"""

from django.http import HttpRequest

COOKIE = "makiti_seen"
MOST = 8
_LARGEST_KEY = 2**63 - 1


def recent_keys(request: HttpRequest) -> list[int]:
    """The newest first; whatever else stands in the cookie is left out."""
    parts = request.COOKIES.get(COOKIE, "")[:400].split("-")
    keys = (int(part) for part in parts if part.isascii() and part.isdigit())
    return [key for key in dict.fromkeys(keys) if 0 < key <= _LARGEST_KEY][:MOST]
