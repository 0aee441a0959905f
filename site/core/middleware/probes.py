"""Answers probes before anything else can fail: no session, no host to check, no redirect."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from core.views import health

PROBES = {"/livez": health.livez, "/readyz": health.readyz, "/metrics": health.metrics}


class ProbesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        probe = PROBES.get(request.path_info)
        if probe is None:
            return self.get_response(request)
        if request.method not in {"GET", "HEAD"}:
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        response = probe(request)
        response.headers["Cache-Control"] = "no-store"
        return response
