"""Who is asking: a session of the site. Every router imports its `auth` from here.

signed_in   a person, or 401
anyone      a person or nobody; a token that is wrong is 401 even where none is needed
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja.security import APIKeyCookie
from ninja.utils import check_csrf

from accounts.models import User
from core.api import Problem

SAFE = {"GET", "HEAD", "OPTIONS"}


class Nobody:
    """Who asks without saying who they are."""

    pk = None


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


_session = SessionAuth()
signed_in = [_session]


def anyone(request: HttpRequest) -> Any:
    for ask in signed_in:
        if found := ask(request):
            return found
    return Nobody()
