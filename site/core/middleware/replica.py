"""Lets pages be read from the copy of the database, but never by somebody who has just written.

A page that the copy lets down halfway is begun again, from the truth: reading twice harms nobody.
"""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db.backends.signals import connection_created
from django.http import HttpRequest, HttpResponse

from core.replica import Reading, has_replica, reading, watch_replica

# The browser itself forgets it in time: no clock to compare, nothing for processes to share.
COOKIE = "makiti_wrote"
SECONDS = 5
OFFICES = ("/admin/", "/django-admin/")


class ReplicaMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not has_replica():
            raise MiddlewareNotUsed
        self.get_response = get_response
        connection_created.connect(watch_replica)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        safe = request.method in {"GET", "HEAD"}
        now = Reading(from_replica=safe and _may_lag(request))
        token = reading.set(now)
        try:
            response = self.get_response(request)
            if now.failed and response.status_code >= 500 and not now.wrote:
                response = self.get_response(request)
        finally:
            reading.reset(token)
        if now.wrote or not safe:
            response.set_cookie(
                COOKIE,
                "1",
                max_age=SECONDS,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        return response


def _may_lag(request: HttpRequest) -> bool:
    # A client with a token keeps no cookies: we could not tell that it has just written.
    return not (
        COOKIE in request.COOKIES
        or "Authorization" in request.headers
        or request.path_info.startswith(OFFICES)
    )
