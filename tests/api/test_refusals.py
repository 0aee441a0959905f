"""Whatever is sent, a refusal is a problem with a code, never a page and never a 500."""

import json
from typing import Any

import pytest
from django.test import override_settings

from accounts.models import User
from core.api.problems import KINDS
from tests.support.api import Api, assert_problem

pytestmark = pytest.mark.django_db
DEEP = "[" * 100_000 + "]" * 100_000
HALF_A_CHARACTER = '{"first_name": "\\ud800"}'


@pytest.mark.parametrize(
    "path", ["/", "/api/", "/api/v2/me", "/nothing", "/products/", "/products/abc", "/me/", "/💥"]
)
def test_what_is_not_there_is_a_problem_too(api: Api, path: str) -> None:
    if path == "/":
        assert api.call("GET", "/")["Location"] == "/api/v1/docs"
        return
    answer = api.call("GET", path)
    if path == "/products/abc":
        assert_problem(answer, 422, "invalid")
    else:
        assert_problem(answer, 404, "not_found")


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=-1",
        "limit=101",
        "limit=99999999999999999999999",
        "limit=NaN",
        "min_price=-5",
        "min_price=1e400",
        "rating=6",
        "sort=;DROP TABLE",
        "in_stock=perhaps",
        "q=%00",
        "q=a%0Ab",
        "q=" + "é" * 101,
        "brand=%00",
        "brand=",
        "category=%00",
        "&".join(f"store=s{n}" for n in range(21)),
    ],
)
def test_a_query_that_does_not_fit_is_told_field_by_field(api: Api, query: str) -> None:
    told = assert_problem(api.call("GET", f"/products?{query}"), 422, "invalid")
    field = query.partition("=")[0]
    assert [error["field"].split(".")[0] for error in told["errors"]] == [field]
    assert all(error["message"] for error in told["errors"])


@pytest.mark.parametrize(
    "cursor", ["x", "a.b", "💥", "..", "%00", "eyJ9.x", "MTA.6JXwz", "x" * 1000, "é.é"]
)
def test_a_cursor_that_is_not_ours_is_refused(api: Api, cursor: str) -> None:
    assert_problem(api.call("GET", f"/products?cursor={cursor}"), 422, "cursor_invalid")


@pytest.mark.parametrize("number", ["0", "-1", str(2**63), "1.5", "1e3", "%00", "💥", "x" * 5000])
def test_a_number_that_no_product_has_is_refused(api: Api, number: str) -> None:
    assert_problem(api.call("GET", f"/products/{number}"), 422, "invalid")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ("", 422, "invalid"),
        (" ", 400, "malformed"),
        ("{", 400, "malformed"),
        ("{'a': 1}", 400, "malformed"),
        (b"\xff\xfe", 400, "malformed"),
        ('{"first_name": NaN}', 400, "malformed"),
        ('{"first_name": 1e999999}', 422, "invalid"),
        ('{"first_name": ' + "9" * 5000 + "}", 400, "malformed"),
        (DEEP, 400, "malformed"),
        ('{"first_name": ' + DEEP + "}", 400, "malformed"),
        ("[]", 422, "invalid"),
        ("null", 422, "invalid"),
        ('"text"', 422, "invalid"),
        (HALF_A_CHARACTER, 400, "malformed"),
        ('{"\\uD800": 1}', 400, "malformed"),
        ('{"first_name": "\\u0000"}', 422, "invalid"),
        ('{"first_name": "a\\nb"}', 422, "invalid"),
        ('{"first_name": null}', 422, "invalid"),
        ('{"first_name": 5}', 422, "invalid"),
        ('{"first_name": "' + "x" * 151 + '"}', 422, "invalid"),
        ('{"language": "sus"}', 422, "invalid"),
        ('{"is_staff": true}', 422, "invalid"),
        ('{"first_name": "' + "x" * 6_000_000 + '"}', 413, "too_large"),
    ],
)
def test_a_body_that_cannot_be_is_refused(
    api: Api, kadiatou: Any, body: str | bytes, status: int, code: str
) -> None:
    api.force_login(kadiatou)
    assert_problem(api.call("PATCH", "/me", body), status, code)
    assert User.objects.get(pk=kadiatou.pk).first_name == "Kadiatou"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "", "💥/x"])
def test_what_is_not_said_to_be_json_is_not_read(api: Api, kadiatou: Any, kind: str) -> None:
    api.force_login(kadiatou)
    answer = api.call("PATCH", "/me", json.dumps({"first_name": "X"}), content_type=kind)
    assert_problem(answer, 415, "unsupported_media_type")


def test_a_method_that_is_not_there_names_those_that_are(api: Api) -> None:
    answer = api.call("DELETE", "/products")
    assert_problem(answer, 405, "method_not_allowed")
    assert answer["Allow"] == "GET, HEAD"
    for path in ("/docs", "/openapi.json", "/"):
        assert_problem(api.call("POST", path, {}), 405, "method_not_allowed")


def test_an_error_of_ours_is_a_problem_and_tells_nothing(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RuntimeError("the secret of the house")

    monkeypatch.setattr("shop.catalogue.api.category_tree", fail)
    answer = api.call("GET", "/categories")
    told = assert_problem(answer, 500, "server_error")
    assert set(told) == {"type", "title", "status", "code"}
    assert "secret" not in answer.content.decode()
    with override_settings(DEBUG=True):
        assert_problem(api.call("GET", "/categories"), 500, "server_error")


def test_titles_follow_the_language_and_codes_do_not() -> None:
    said = {lang: Api(language=lang).call("GET", "/me").json() for lang in ("fr", "en", "ff")}
    assert said["fr"]["title"] == "Connectez-vous d’abord."
    assert said["en"]["title"] == "Sign in first."
    assert said["ff"]["title"] == said["fr"]["title"]
    assert {told["code"] for told in said.values()} == {"not_signed_in"}


def test_a_host_that_is_not_ours_is_a_problem(api: Api) -> None:
    assert_problem(api.call("GET", "/products", headers={"host": "evil.test"}), 400, "malformed")


def test_every_code_is_explained_where_its_type_points(api: Api) -> None:
    page = api.call("GET", "/docs").content.decode()
    for code in KINDS:
        assert f'id="{code}"' in page
