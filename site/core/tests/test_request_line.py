"""Each request has a name, and one line in the log that tells no secret."""

import io
import json
import logging
import logging.config
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from core.watching import doing
from core.watching.logs import logging_settings

log = logging.getLogger("a.view")


def door(request: HttpRequest, token: str) -> HttpResponse:
    get_user_model().objects.count()
    log.warning("at the door of %s", request.user.pk)
    return HttpResponse(status=200)


def broken_door(request: HttpRequest, token: str) -> HttpResponse:
    raise ValueError("the hinge")


urlpatterns = [
    path("h/<token>", door),
    path("broken/<token>", broken_door, name="broken"),
    path("", include("core.urls")),
]
handler404 = "core.views.errors.not_found"
handler500 = "core.views.errors.server_error"


@pytest.fixture
def lines() -> Iterator[Any]:
    """What the log of production would hold, line by line."""
    told = io.StringIO()
    config = logging_settings(form="json", level="INFO")
    config["handlers"]["console"]["stream"] = told
    kept = logging.root.handlers[:]
    logging.config.dictConfig(config)
    yield lambda: [json.loads(line) for line in told.getvalue().splitlines()]
    from django.conf import settings

    logging.config.dictConfig(settings.LOGGING)
    logging.root.handlers[:] = kept


def test_a_request_without_a_name_gets_one(client: Client) -> None:
    first, second = (client.get("/robots.txt").headers["X-Request-ID"] for _ in range(2))
    assert re.fullmatch("[0-9a-f]{32}", first)
    assert first != second


@pytest.mark.parametrize("name", ["a1b2c3d4", "0af7651916cd43dd-8448.eb_211", "x" * 64])
def test_a_fair_name_is_kept(client: Client, name: str) -> None:
    response = client.get("/robots.txt", headers={"x-request-id": name})
    assert response.headers["X-Request-ID"] == name


@pytest.mark.parametrize(
    "name", ["short", "x" * 65, 'a"} {"level":"x', "12345678\n9", "-" * 12, ""]
)
def test_an_unfair_name_is_replaced(client: Client, name: str) -> None:
    response = client.get("/robots.txt", headers={"x-request-id": name})
    assert re.fullmatch("[0-9a-f]{32}", response.headers["X-Request-ID"])


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_lines_carry_the_request_and_the_person(client: Client, kadiatou: Any, lines: Any) -> None:
    client.force_login(kadiatou)
    client.get("/h/very-secret-token?code=123456", headers={"x-request-id": "abcdefgh"})
    said, request = (line for line in lines() if line["request_id"] == "abcdefgh")
    assert said["message"] == f"at the door of {kadiatou.pk}"
    assert said["user_id"] == kadiatou.pk
    assert request["logger"] == "makiti.request"
    assert (request["method"], request["status"], request["route"]) == ("GET", 200, "/h/<token>")
    assert request["user_id"] == kadiatou.pk
    assert request["queries"] >= 1
    assert "very-secret-token" not in json.dumps(lines())
    assert "123456" not in json.dumps(lines())


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_looking_for_the_person_costs_no_query(client: Client, lines: Any) -> None:
    client.get("/robots.txt")
    (line,) = [line for line in lines() if line["logger"] == "makiti.request"]
    assert "user_id" not in line
    assert line["queries"] == 0


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_an_error_is_told_whole_but_its_address(client: Client, lines: Any) -> None:
    client.raise_request_exception = False
    response = client.get("/broken/very-secret-token?code=123456")
    assert response.status_code == 500
    (error,) = [line for line in lines() if line["level"] == "ERROR"]
    assert error["message"] == "Internal Server Error: /broken/<token>"
    assert "ValueError: the hinge" in error["exception"]
    assert error["request_id"] == response.headers["X-Request-ID"]
    assert "very-secret-token" not in json.dumps(lines())


@pytest.mark.django_db
def test_slow_queries_are_told_without_their_values(settings: Any, lines: Any) -> None:
    settings.SLOW_QUERY_MS = 0.000001
    get_user_model().objects.filter(email="kadiatou@makiti.test").exists()
    (line,) = [line for line in lines() if line["logger"] == "makiti.slow_query"]
    assert line["level"] == "WARNING"
    assert "SELECT" in line["sql"]
    assert "accounts_user" in line["sql"]
    assert "kadiatou" not in json.dumps(line)


@pytest.mark.django_db
def test_quick_queries_are_not_news(settings: Any, lines: Any) -> None:
    settings.SLOW_QUERY_MS = 60_000
    get_user_model().objects.exists()
    settings.SLOW_QUERY_MS = 0
    get_user_model().objects.exists()
    assert not [line for line in lines() if line["logger"] == "makiti.slow_query"]


@pytest.mark.django_db
def test_a_connection_is_watched_once() -> None:
    connection.close() if not connection.in_atomic_block else None
    connection.ensure_connection()
    names = [wrapper.__name__ for wrapper in connection.execute_wrappers]
    assert names.count("watch_query") == 1


def test_nothing_is_being_done_between_requests(client: Client) -> None:
    client.get("/robots.txt")
    assert doing.current.get() is None


def test_extras_of_libraries_stay_out(lines: Any) -> None:
    log.error("mail", extra={"data": {"to": "kadiatou@makiti.test"}, "ms": 3})
    (line,) = lines()
    assert line["ms"] == 3
    assert "kadiatou" not in json.dumps(line)


def test_a_line_break_cannot_forge_a_line(lines: Any) -> None:
    log.error('x\n{"level": "INFO", "message": "all is well"}')
    assert len(lines()) == 1


@pytest.mark.django_db
def test_without_a_copy_of_the_database_nobody_is_marked_as_a_writer(client: Client) -> None:
    assert "makiti_wrote" not in client.post("/i18n/setlang/", {"language": "fr"}).cookies
