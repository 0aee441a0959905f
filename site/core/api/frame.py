"""What config/api.py fills: strict bodies, problems, a specification that says so."""

import logging
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from core.api.parser import StrictParser
from core.api.problems import Problem, code_for, response_of
from core.api.sentences import sentence
from core.api.specification import complete

log = logging.getLogger(__name__)


class SiteAPI(NinjaAPI):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(parser=StrictParser(), docs_url=None, openapi_url=None, **kwargs)
        for kind, handler in HANDLERS.items():
            self.add_exception_handler(kind, handler)

    def specification(self) -> dict[str, Any]:
        """OpenAPI 3.1 as it is committed in docs/openapi.json."""
        return complete(dict(self.get_openapi_schema(path_prefix="api/v1/")))

    def get_openapi_operation_id(self, operation: Any) -> str:
        return str(operation.view_func.__name__)


def on_problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return response_of(problem)


def on_http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    # ninja turns whatever went wrong while a body was read into a 400.
    if isinstance(error.__cause__, Problem):
        return response_of(error.__cause__)
    if isinstance(error.__cause__, RequestDataTooBig):
        return response_of(Problem("too_large"))
    return response_of(Problem(code_for(error.status_code)))


def on_invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return response_of(Problem("invalid", errors=[_told(found) for found in error.errors]))


def _told(found: dict[str, Any]) -> dict[str, str]:
    place = [str(step) for step in found["loc"]]
    # `body.changes.name` is `name` to whoever sent it.
    steps = place[2:] or place[1:]
    code = found["type"]
    message = sentence(code, context=found.get("ctx", {}))
    return {"field": ".".join(steps)[:200], "code": code, "message": message}


def on_suspicious(request: HttpRequest, error: SuspiciousOperation) -> HttpResponse:
    log.warning("refused: %s", type(error).__name__)
    return response_of(Problem("malformed"))


def on_anything(request: HttpRequest, error: Exception) -> HttpResponse:
    raise error


HANDLERS: dict[type[Exception], Any] = {
    Problem: on_problem,
    HttpError: on_http_error,
    ValidationError: on_invalid,
    Http404: lambda request, error: response_of(Problem("not_found")),
    PermissionDenied: lambda request, error: response_of(Problem("forbidden")),
    RequestDataTooBig: lambda request, error: response_of(Problem("too_large")),
    UnreadablePostError: lambda request, error: response_of(Problem("malformed")),
    SuspiciousOperation: on_suspicious,
    Exception: on_anything,
}
