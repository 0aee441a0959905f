"""What every answer has: freshness, HEAD, other origins, how often one may ask."""

from typing import Any

import pytest

from core.api.throttles import BY_ADDRESS, BY_PERSON
from tests.builders import a_category, a_product
from tests.support.api import Api, assert_problem

pytestmark = pytest.mark.django_db


def test_what_is_a_persons_own_is_kept_nowhere(api: Api, kadiatou: Any) -> None:
    api.force_login(kadiatou)
    answer = api.call("GET", "/me")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert "ETag" not in answer


@pytest.mark.parametrize("path", ["/products", "/categories", "/products/{pk}", "/openapi.json"])
def test_what_may_be_kept_is_asked_for_anew_at_no_cost(api: Api, path: str) -> None:
    product = a_product(category=a_category())
    path = path.format(pk=product.pk)
    first = api.call("GET", path)
    assert first.status_code == 200
    assert first["Cache-Control"].startswith("private, max-age=")
    assert {"Accept-Language", "Authorization", "Cookie"} <= set(first["Vary"].split(", "))
    again = api.call("GET", path, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])


def test_head_is_get_without_its_body(api: Api) -> None:
    a_product()
    got, head = api.call("GET", "/products"), api.call("HEAD", "/products")
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Length"] == str(len(got.content))
    assert head["ETag"] == got["ETag"]
    assert api.call("HEAD", "/me").status_code == 401


def test_any_page_may_ask_with_a_token_but_never_with_a_cookie(api: Api) -> None:
    asked = {"origin": "https://elsewhere.test", "access-control-request-method": "PATCH"}
    before = api.call("OPTIONS", "/me", headers=asked)
    assert before.status_code == 204
    assert before["Access-Control-Allow-Origin"] == "*"
    assert "Authorization" in before["Access-Control-Allow-Headers"]
    for answer in (before, api.call("GET", "/me"), api.call("GET", "/products")):
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer


def test_a_page_of_the_shop_has_none_of_it(api: Api) -> None:
    answer = api.get("/fr/shop/")
    assert answer.status_code == 200
    assert "Access-Control-Allow-Origin" not in answer


def test_whoever_asks_too_often_waits(
    api: Api, kadiatou: Any, oumar: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BY_PERSON, "most", 3)
    monkeypatch.setattr(BY_PERSON, "seconds", 10**9)
    api.force_login(kadiatou)
    assert [api.call("GET", "/me").status_code for _ in range(3)] == [200, 200, 200]
    answer = api.call("GET", "/me")
    assert_problem(answer, 429, "too_many_requests")
    assert int(answer["Retry-After"]) > 0
    # Counted by person: on another device just so, and nobody else pays for it.
    twin, other = Api(), Api()
    twin.force_login(kadiatou)
    other.force_login(oumar)
    assert twin.call("GET", "/products").status_code == 429
    assert other.call("GET", "/me").status_code == 200
    assert Api().call("GET", "/products").status_code == 200


def test_one_address_has_a_high_ceiling(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    assert BY_ADDRESS.most >= 10 * BY_PERSON.most
    monkeypatch.setattr(BY_ADDRESS, "most", 2)
    monkeypatch.setattr(BY_ADDRESS, "seconds", 10**9)
    forged = [{"x-forwarded-for": f"10.0.0.{n}"} for n in range(3)]
    # Refusals count too, and a forged header makes nobody new.
    statuses = [api.call("GET", "/me", headers=header).status_code for header in forged]
    assert statuses == [401, 401, 429]
    answer = api.call("GET", "/nothing")
    assert_problem(answer, 429, "too_many_requests")
    assert int(answer["Retry-After"]) > 0
    assert api.get("/fr/shop/").status_code == 200
