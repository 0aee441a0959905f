"""Django's sessions, for pages that are the same for every stranger."""

from typing import Any

from django.contrib.sessions import middleware
from django.http import HttpRequest


class SessionMiddleware(middleware.SessionMiddleware):
    """Whoever brings no cookie gets a page that does not say it differs by cookies.

    Every page asks whether somebody is signed in, which counts as reading the session and would
    add `Vary: Cookie` to all of them. A proxy passes whoever brings a cookie on to us.
    """

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        if not request.COOKIES and not request.session.modified:
            request.session.accessed = False
        return super().process_response(request, response)
