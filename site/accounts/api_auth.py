"""Who is asking: a token, or a session of the site. Every router imports its `auth` from here.

signed_in   a person, or 401
anyone      a person or nobody; a token that is wrong is 401 even where none is needed
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja.security import APIKeyCookie, HttpBearer
from ninja.utils import check_csrf

from accounts.models import User
from accounts.tokens.access import read_access
from core.api import Problem
from core.api.specification import NOBODY_TOO

SAFE = {"GET", "HEAD", "OPTIONS"}
REFUSED = 'Bearer realm="makiti", error="invalid_token"'


class Nobody:
    """Who asks without saying who they are."""

    pk = None


class TokenAuth(HttpBearer):
    """Whoever shows a token is judged by it alone, whatever cookies come with it."""

    openapi_bearerFormat = "JWT"

    def __call__(self, request: HttpRequest) -> User | None:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != self.openapi_scheme:
            return None
        return self.authenticate(request, token.strip())

    def authenticate(self, request: HttpRequest, token: str) -> User:
        family = read_access(token)
        if family is None:
            raise Problem("token_invalid", headers={"WWW-Authenticate": REFUSED})
        request.token_family = family  # type: ignore[attr-defined]
        # Keys, history and logs name who asks by the request's user.
        request.user = family.user
        return family.user  # type: ignore[no-any-return]


class SessionAuth(APIKeyCookie):
    """The cookie of the site's own pages; a write needs `X-CSRFToken` beside it."""

    param_name = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> User | None:
        return self.authenticate(request, request.COOKIES.get(self.param_name))

    def authenticate(self, request: HttpRequest, key: str | None) -> User | None:
        user: Any = request.user
        if not key or not user.is_authenticated:
            return None
        if request.method not in SAFE and check_csrf(request):
            raise Problem("csrf_failed")
        return user  # type: ignore[no-any-return]


signed_in = [TokenAuth(), SessionAuth()]


def person_of(request: HttpRequest) -> User:
    """Who asks, behind `signed_in`."""
    return request.auth  # type: ignore[attr-defined, no-any-return]


class Anyone:
    """A person or nobody; what is shown must be right all the same."""

    openapi_security_schema = {NOBODY_TOO: True}

    def __call__(self, request: HttpRequest) -> Any:
        for ask in signed_in:
            if found := ask(request):
                return found
        return Nobody()


anyone = Anyone()
