"""A program that speaks with the API: JSON in, JSON out, nothing raised on its side."""

from typing import Any

import pytest
from django.test import Client

START = "/api/v1"
PROBLEM = "application/problem+json"


class Api(Client):
    """`api.call("GET", "/products", limit=3)`; answers as they come, also a 500."""

    def __init__(self, *, csrf: bool = False, language: str = "fr") -> None:
        super().__init__(
            enforce_csrf_checks=csrf,
            raise_request_exception=False,
            headers={"accept-language": language},
        )
        self.token = ""

    def call(self, method: str, path: str, body: Any = None, **extra: Any) -> Any:
        headers = extra.pop("headers", {})
        if self.token:
            headers = {"authorization": f"Bearer {self.token}"} | headers
        address = path if path.startswith("/api") else f"{START}{path}"
        kind = extra.pop("content_type", "application/json")
        # A query is only what stands in the address; a body only what is sent.
        query = {"query_params": extra} if extra else {}
        if body is None:
            return self.generic(method, address, headers=headers, **query)
        return self.generic(
            method,
            address,
            body if isinstance(body, (str, bytes)) else self._encode_json(body, kind),
            content_type=kind,
            headers=headers,
            **query,
        )

    def send(self, path: str, form: dict[str, Any]) -> Any:
        """A form with a file in it."""
        headers = {"authorization": f"Bearer {self.token}"} if self.token else {}
        return self.post(f"{START}{path}", form, headers=headers)


def assert_problem(answer: Any, status: int, code: str) -> dict[str, Any]:
    """The answer is this refusal, in the one form that refusals have."""
    assert answer.status_code == status, answer.content.decode()[:500]
    assert answer["Content-Type"] == PROBLEM
    assert answer["Cache-Control"] == "no-store"
    told: dict[str, Any] = answer.json()
    assert (told["code"], told["status"]) == (code, status)
    assert told["type"] == f"/api/v1/docs#{code}"
    assert told["title"]
    return told


@pytest.fixture
def api() -> Api:
    return Api()
