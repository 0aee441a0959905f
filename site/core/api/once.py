"""`Idempotency-Key` for an endpoint: a write sent twice is done once (docs/idempotency.md)."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Schema

from core.api.problems import MEDIA_TYPE, Problem, problems
from core.idempotency import Answer, BadKey, InFlight, KeyReused, answer_once
from core.idempotency.web import fingerprint_of, response_of, scope_of

HEADER = "Idempotency-Key"
View = Callable[..., Schema]


def once(*, required: bool = True) -> Callable[[View], Callable[..., Any]]:
    """Below the router's decorator, above a view that returns one Schema with status 200."""

    def decorate(view: View) -> Callable[..., Any]:
        @wraps(view)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> Schema | HttpResponse:
            key = request.headers.get(HEADER)
            if key is None:
                if required:
                    raise Problem("idempotency_key_missing")
                return view(request, *args, **kwargs)
            return _kept(request, key=key, produce=lambda: view(request, *args, **kwargs))

        return wrapped

    return decorate


def once_extra(*statuses: int, required: bool = True) -> dict[str, Any]:
    """The operation's `openapi_extra` that belongs to it."""
    header = {
        "in": "header",
        "name": HEADER,
        "required": required,
        "schema": {"type": "string", "pattern": "^[!-~]{1,200}$"},
        "description": "Drawn once by the client for this write, and sent again with each retry.",
    }
    return {"parameters": [header], **problems(409, *statuses)}


def _kept(request: HttpRequest, *, key: str, produce: Callable[[], Schema]) -> HttpResponse:
    def answer() -> Answer:
        try:
            body = json.dumps(produce().model_dump(mode="json"))
        except Problem as problem:
            headers = {"Content-Type": MEDIA_TYPE, "Cache-Control": "no-store"}
            return Answer(problem.status, json.dumps(problem.body), headers)
        return Answer(200, body, {"Content-Type": "application/json; charset=utf-8"})

    try:
        kept = answer_once(
            scope=f"api:{scope_of(request)}",
            key=key,
            fingerprint=fingerprint_of(request),
            produce=answer,
        )
    except BadKey as error:
        raise Problem("idempotency_key_invalid") from error
    except KeyReused as error:
        raise Problem("idempotency_key_reused") from error
    except InFlight as error:
        raise Problem("in_flight", headers={"Retry-After": "1"}) from error
    return response_of(kept)
