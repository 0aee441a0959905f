"""What every answer below /api/ has, whoever gave it: problems, HEAD, other origins, freshness."""

from collections.abc import Callable
from math import ceil
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers, set_response_etag

from core.api.problems import MEDIA_TYPE, Problem, code_for, response_of
from core.api.throttles import BY_ADDRESS

START = "/api/"
# Any page may ask, with a token: a browser sends no cookie along where all may ask.
FROM_ANYWHERE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Idempotent-Replayed, Retry-After, X-Request-ID",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, PATCH, PUT, DELETE",
    "Access-Control-Allow-Headers": (
        "Accept-Language, Authorization, Content-Type, Idempotency-Key, If-None-Match"
    ),
    "Access-Control-Max-Age": "86400",
}
KEPT = ("Allow", "Retry-After", "WWW-Authenticate")


class ApiMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(START):
            return self.get_response(request)
        if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
            return HttpResponse(status=204, headers=FROM_ANYWHERE | PREFLIGHT)
        head = request.method == "HEAD"
        if head:
            request.method = "GET"
        response = fresh(request, as_problem(self.get_response(request)))
        if head:
            request.method = "HEAD"
            if not response.streaming:
                length = str(len(response.content))
                response.content = b""
                response["Content-Length"] = length
        for name, value in FROM_ANYWHERE.items():
            response.headers.setdefault(name, value)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Addresses are counted before anything is read, also of who is refused later."""
        if not request.path_info.startswith(START) or BY_ADDRESS.allow_request(request):
            return None
        headers = {"Retry-After": str(ceil(BY_ADDRESS.wait()))}
        return response_of(Problem("too_many_requests", headers=headers))


def as_problem(response: HttpResponse) -> HttpResponse:
    """A page of an error, from whoever stood in front of the endpoints, as a problem."""
    if response.status_code < 400 or response.get("Content-Type", "").startswith(MEDIA_TYPE):
        return response
    kept = {name: response[name] for name in KEPT if name in response}
    if "GET" in kept.get("Allow", ""):
        kept["Allow"] += ", HEAD"
    problem = response_of(Problem(code_for(response.status_code), headers=kept))
    for name in ("Content-Language", "Vary"):
        if name in response:
            problem[name] = response[name]
    problem.cookies = response.cookies
    return problem


def fresh(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Kept nowhere unless the endpoint says otherwise; what may be kept can be asked for anew."""
    response.headers.setdefault("Cache-Control", "no-store")
    if response.status_code != 200 or response["Cache-Control"] == "no-store":
        return response
    patch_vary_headers(response, ["Accept-Language", "Authorization", "Cookie"])
    if request.method != "GET" or response.streaming:
        return response
    set_response_etag(response)
    return get_conditional_response(request, etag=response["ETag"], response=response)  # type: ignore[return-value]
