"""Django's language middleware, told which addresses have no language."""

from typing import Any

from django.http import HttpRequest
from django.middleware import locale

# A missing file or a refused API call is a 404, not a redirect to /fr/….
WITHOUT_LANGUAGE = (
    "/admin/",
    "/api/",
    "/dashboard/",
    "/django-admin/",
    "/documents/",
    "/files/",
    "/h/",
    "/media/",
    "/sign-in/",
    "/static/",
    "/webhooks/",
    "/ws/",
)


class LocaleMiddleware(locale.LocaleMiddleware):
    def process_response(self, request: HttpRequest, response: Any) -> Any:
        if response.status_code == 404 and request.path_info.startswith(WITHOUT_LANGUAGE):
            return response
        return super().process_response(request, response)
