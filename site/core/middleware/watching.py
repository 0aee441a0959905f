"""Names each request, and notes what it was, how long it took and what it cost."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from core.watching import doing, metrics

log = logging.getLogger("makiti.request")
# A client may send any word as its method; each would be a figure of its own.
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


class WatchingMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        now = doing.Doing(
            id=doing.request_id(request.headers.get("X-Request-ID", "")), request=request
        )
        token = doing.current.set(now)
        began = time.perf_counter()
        try:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = now.id
            note(now, status=response.status_code, seconds=time.perf_counter() - began)
        finally:
            doing.current.reset(token)
        return response


def note(now: doing.Doing, *, status: int, seconds: float) -> None:
    request = now.request
    assert request is not None  # noqa: S101 - set two lines above the only call
    view = doing.view_name(request)
    method = request.method if request.method in METHODS else "other"
    metrics.REQUESTS.labels(view, method, status).inc()
    metrics.LATENCY.labels(view).observe(seconds)
    metrics.QUERIES.labels(view).observe(now.queries)
    metrics.QUERY_SECONDS.labels(view).inc(now.query_seconds)
    log.info(
        "request",
        extra={
            "method": method,
            "view": view,
            "route": doing.route(request),
            "status": status,
            "ms": round(seconds * 1000),
            "queries": now.queries,
        },
    )
