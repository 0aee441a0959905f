"""Twenty requests with one refresh token at the same moment: one successor, and nobody put out.

The twin takes the compare out of the compare-and-set and must give several.
"""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import F

from accounts.models import TokenFamily
from accounts.services import rotate_family as service
from accounts.services.open_family import open_family
from accounts.tokens.models import TokenFamily as Family
from tests.builders import a_user
from tests.support.api import Api
from tests.support.together import together

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
MANY = 20


def all_at_once(monkeypatch: pytest.MonkeyPatch, step: Callable[[Family], bool]) -> list[Any]:
    """Every request has read the family before the first one takes the step: the worst moment."""
    token = open_family(a_user()).refresh
    gate = threading.Barrier(MANY)

    def advance(family: Family) -> bool:
        gate.wait(60)
        return step(family)

    body = {"refresh": token}
    with monkeypatch.context() as patch:
        patch.setattr(service, "advance", advance)
        answers = together(MANY, lambda _: Api().call("POST", "/tokens/refresh", body))
    assert [answer.status_code for answer in answers] == [200] * MANY
    return [answer.json()["refresh"] for answer in answers]


def test_twenty_refreshes_of_one_token_yield_one_successor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    successors = all_at_once(monkeypatch, service.advance)
    assert len(set(successors)) == 1
    family = TokenFamily.objects.get()
    assert family.generation == 2
    # And that one is good.
    assert Api().call("POST", "/tokens/refresh", {"refresh": successors[0]}).status_code == 200


def test_without_the_compare_there_are_several(monkeypatch: pytest.MonkeyPatch) -> None:
    def set_without_comparing(family: Family) -> bool:
        TokenFamily.objects.filter(pk=family.pk).update(generation=F("generation") + 1)
        family.refresh_from_db()
        return True

    successors = all_at_once(monkeypatch, set_without_comparing)
    assert len(set(successors)) > 1
    assert TokenFamily.objects.get().generation == 1 + MANY


def test_thieves_who_come_together_are_all_put_out() -> None:
    """An old token from many sides at once: the family ends once, nobody gets anything."""
    first = open_family(a_user()).refresh
    second = Api().call("POST", "/tokens/refresh", {"refresh": first}).json()["refresh"]
    assert Api().call("POST", "/tokens/refresh", {"refresh": second}).status_code == 200
    answers = together(MANY, lambda _: Api().call("POST", "/tokens/refresh", {"refresh": first}))
    codes = [answer.json()["code"] for answer in answers]
    assert {answer.status_code for answer in answers} == {401}
    assert set(codes) <= {"token_replayed", "token_invalid"}
    assert "token_replayed" in codes
    assert not TokenFamily.objects.exists()
