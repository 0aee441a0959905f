"""What config/api.py fills: strict bodies, problems, a specification that says so."""

import json
import logging
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from core.api.parser import StrictParser
from core.api.problems import MEDIA_TYPE, Problem, code_for, response_of
from core.api.schemas import ErrorOut, ProblemOut
from core.api.sentences import sentence

log = logging.getLogger(__name__)
REF = "#/components/schemas/{model}"
METHODS = ("get", "post", "put", "patch", "delete")


class SiteAPI(NinjaAPI):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(parser=StrictParser(), docs_url=None, openapi_url=None, **kwargs)
        for kind, handler in HANDLERS.items():
            self.add_exception_handler(kind, handler)

    def specification(self) -> dict[str, Any]:
        """OpenAPI 3.1 as it is committed in docs/openapi.json."""
        found: dict[str, Any] = dict(self.get_openapi_schema(path_prefix="api/v1/"))
        components = found["components"]
        for model in (ProblemOut, ErrorOut):
            schema = model.model_json_schema(ref_template=REF, mode="serialization")
            schema.pop("$defs", None)
            components["schemas"][model.__name__] = schema
        problem = {MEDIA_TYPE: {"schema": {"$ref": REF.format(model="ProblemOut")}}}
        components["responses"] = {
            "Problem": {"description": "A refusal; `code` says which.", "content": problem}
        }
        # ninja lists the shape of a query too, which its parameters say already.
        text = json.dumps(found)
        components["schemas"] = {
            name: shape
            for name, shape in sorted(components["schemas"].items())
            if json.dumps(REF.format(model=name)) in text
        }
        for path, operations in found["paths"].items():
            for operation in (operations[m] for m in METHODS if m in operations):
                _tell_refusals(operation, path=path)
        return found

    def get_openapi_operation_id(self, operation: Any) -> str:
        return str(operation.view_func.__name__)


def _tell_refusals(operation: dict[str, Any], *, path: str) -> None:
    statuses = {400, 429}
    if operation.get("parameters") or "requestBody" in operation:
        statuses.add(422)
    if "requestBody" in operation:
        statuses |= {413, 415}
    if operation.get("security"):
        statuses |= {401, 403}
    if "{" in path:
        statuses.add(404)
    ref = {"$ref": "#/components/responses/Problem"}
    told = {str(status): answer for status, answer in operation["responses"].items()}
    told |= {str(status): ref for status in statuses if str(status) not in told}
    operation["responses"] = dict(sorted(told.items()))


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
