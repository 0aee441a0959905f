"""What somebody keeps who is not signed in: a signed cookie of their own, and nowhere else.

It is written where they tap a heart, read where they look at their favourites, and moved into the
account at the door (shop.wishlists.receivers).
"""

from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest

COOKIE = "makiti_kept"
DAYS = 90
MOST = 50
LARGEST_KEY = 2**63 - 1
_signer = Signer(salt="favourites")


@dataclass(frozen=True)
class Kept:
    """Keys, the newest first."""

    products: tuple[int, ...] = ()
    stores: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.products or self.stores)

    def with_one(self, sort: str, key: int) -> "Kept":
        return replace(self, **{sort: tuple(dict.fromkeys((key, *getattr(self, sort))))})

    def without(self, sort: str, key: int) -> "Kept":
        return replace(self, **{sort: tuple(k for k in getattr(self, sort) if k != key)})

    def is_full(self, sort: str, key: int) -> bool:
        """Whether one more than may be kept would lie there."""
        held = getattr(self, sort)
        return key not in held and len(held) >= MOST


def kept_by(request: HttpRequest) -> Kept:
    """Nothing where the cookie is missing, or was written by somebody else."""
    try:
        told = _signer.unsign(request.COOKIES.get(COOKIE, ""))
    except BadSignature:
        return Kept()
    products, _, stores = told.partition("s")
    return Kept(_keys(products), _keys(stores))


def _keys(told: str) -> tuple[int, ...]:
    keys = (int(part) for part in told.split("-") if part.isascii() and part.isdigit())
    return tuple(key for key in dict.fromkeys(keys) if 0 < key <= LARGEST_KEY)[:MOST]


def keep(response: Any, kept: Kept) -> None:
    if not kept:
        response.delete_cookie(COOKIE, samesite="Lax")
        return
    told = "s".join("-".join(map(str, keys)) for keys in (kept.products, kept.stores))
    response.set_cookie(
        COOKIE,
        _signer.sign(told),
        max_age=DAYS * 86400,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
