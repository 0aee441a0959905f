"""Schemathesis asks every operation of docs/openapi.json for what it does not promise.

As nobody, as a shopper, as the team; good values, bad values, wrong methods, no key: never a 5xx,
never an answer outside the specification. The same questions each time (a fixed seed).
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.http import HttpResponse
from hypothesis import HealthCheck, settings
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import positive_data_acceptance

from accounts.models import User
from accounts.services.open_family import open_family
from core.api.throttles import BY_ADDRESS, BY_PERSON
from scripts.api import SPECIFICATION
from shop.catalogue.services.index_products import index_products
from tests.builders import a_category, a_product
from tests.stalls import a_variant

Headers = Callable[[], dict[str, str]]
schema = schemathesis.openapi.from_dict(json.loads(SPECIFICATION.read_text()))
schema.app = get_wsgi_application()
EXAMPLES = 10
# Of the right form and still refused: that a text was signed by us no specification can say.
UNSAYABLE = {"cursor_invalid", "idempotency_key_reused"}


@pytest.fixture
def market(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Something to be found, and nobody waits."""
    for throttle in (BY_PERSON, BY_ADDRESS):
        monkeypatch.setattr(throttle, "most", 10**9)
    shelf = a_category(name="Pagnes")
    products = [a_product(title=f"Pagne {n}", category=shelf, pk=n) for n in range(1, 4)]
    a_variant(products[0], price=40_000, pk=4)
    index_products([product.pk for product in products])
    # The test's transaction lives on one connection, which no request may close.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(params=["nobody", "shopper", "team"])
def asker(request: pytest.FixtureRequest, market: None) -> Headers:
    """Who asks. Signed in anew for each question: an answer may have signed them out."""
    if request.param == "nobody":
        return dict
    person: User = request.getfixturevalue({"shopper": "kadiatou", "team": "admin"}[request.param])
    return lambda: {"Authorization": f"Bearer {open_family(person).access}"}


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_nothing_answers_what_it_does_not_promise(case: Any, asker: Headers) -> None:
    headers = {"Accept-Encoding": "identity"} | asker()
    answer = case.call(headers=headers)
    told = answer.json() if answer.status_code == 422 else {}
    unsayable = told.get("code") in UNSAYABLE
    excluded = [positive_data_acceptance] if unsayable else []
    case.validate_response(answer, headers=headers, excluded_checks=excluded)


@pytest.mark.parametrize(
    ("fault", "status"),
    [("an error", 500), ("a field that is missing", 200), ("a status of its own", 201)],
)
def test_a_planted_fault_is_found(
    market: None, monkeypatch: pytest.MonkeyPatch, fault: str, status: int
) -> None:
    def broken(items: Any) -> HttpResponse:
        if status == 500:
            raise RuntimeError
        return HttpResponse("{}", status=status, content_type="application/json")

    case = schema["/api/v1/categories"]["GET"].Case()
    headers = {"Accept-Encoding": "identity"}
    case.validate_response(case.call(headers=headers))
    monkeypatch.setattr("shop.catalogue.api.CategoryTree", broken)
    answer = case.call(headers=headers)
    assert answer.status_code == status
    with pytest.raises(FailureGroup):
        case.validate_response(answer)
