"""Refresh tokens: good once, repeated on a bad line, deadly when they come back later."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import TokenFamily, User
from accounts.services.prune_families import prune_families
from accounts.tests.api_helpers import a_pair, is_in, refresh
from config.schedule import SCHEDULE
from core.audit.models import AuditEntry
from tests.support.api import Api, assert_problem

pytestmark = pytest.mark.django_db
EMAIL = "kadiatou@makiti.test"


def pass_seconds(seconds: float) -> None:
    """As if the last step had been so long ago."""
    TokenFamily.objects.update(used_at=timezone.now() - timedelta(seconds=seconds))


@pytest.fixture
def pair(api: Api, kadiatou: Any) -> dict[str, Any]:
    return a_pair(api, EMAIL)


def step(api: Api, token: str) -> dict[str, Any]:
    answer = refresh(api, token)
    assert answer.status_code == 200, answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    told: dict[str, Any] = answer.json()
    return told


def test_each_refresh_gives_the_next_pair(api: Api, pair: Any) -> None:
    seen = {pair["refresh"]}
    for _ in range(5):
        pair = step(api, pair["refresh"])
        assert pair["refresh"] not in seen
        assert is_in(pair["access"])
        seen.add(pair["refresh"])
        pass_seconds(3600)
    assert TokenFamily.objects.count() == 1


def test_the_token_before_gets_the_same_successor_for_thirty_seconds(api: Api, pair: Any) -> None:
    second = step(api, pair["refresh"])
    for _ in range(3):
        assert step(api, pair["refresh"])["refresh"] == second["refresh"]
    pass_seconds(29)
    assert step(api, pair["refresh"])["refresh"] == second["refresh"]
    assert step(api, second["refresh"])["refresh"] != second["refresh"]


def test_after_thirty_seconds_the_family_is_dead_within_the_request(api: Api, pair: Any) -> None:
    second = step(api, pair["refresh"])
    third = step(api, second["refresh"])
    pass_seconds(31)
    assert_problem(refresh(api, second["refresh"]), 401, "token_replayed")
    # Whoever holds anything of it, thief or owner, on every device: out, at once.
    assert [is_in(held["access"]) for held in (pair, second, third)] == [False, False, False]
    for held in (third, second, pair):
        assert_problem(refresh(api, held["refresh"]), 401, "token_invalid")
    assert not TokenFamily.objects.exists()
    assert AuditEntry.objects.get(action="user.program_put_out").note.startswith("replayed")


def test_what_is_older_than_the_one_before_kills_at_any_time(api: Api, pair: Any) -> None:
    second = step(api, pair["refresh"])
    third = step(api, second["refresh"])
    assert_problem(refresh(api, pair["refresh"]), 401, "token_replayed")
    assert not is_in(third["access"])


def test_other_families_of_the_person_live_on(api: Api, pair: Any) -> None:
    other = a_pair(api, EMAIL)
    second = step(api, pair["refresh"])
    step(api, second["refresh"])
    assert_problem(refresh(api, pair["refresh"]), 401, "token_replayed")
    assert is_in(other["access"])
    assert step(api, other["refresh"])


def test_a_family_that_was_away_too_long_is_out_and_forgotten(api: Api, pair: Any) -> None:
    TokenFamily.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert not is_in(pair["access"])
    assert_problem(refresh(api, pair["refresh"]), 401, "token_invalid")
    kept = a_pair(api, EMAIL)
    assert prune_families() == 1
    assert is_in(kept["access"])
    assert SCHEDULE["prune-programs"]["task"] == "accounts.prune_families"


def test_each_step_lengthens_the_stay(api: Api, pair: Any) -> None:
    TokenFamily.objects.update(expires_at=timezone.now() + timedelta(days=1))
    assert step(api, pair["refresh"])["refresh_expires_in"] > 59 * 24 * 3600
    assert TokenFamily.objects.get().expires_at > timezone.now() + timedelta(days=59)


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "💥", "x" * 101, "\x00", " ", "null"])
def test_what_is_no_token_is_refused(api: Api, pair: Any, token: str) -> None:
    answer = refresh(api, token)
    assert answer.status_code in (401, 422)
    assert answer.json()["code"] in ("token_invalid", "invalid")
    assert is_in(pair["access"])


def test_a_token_with_one_sign_changed_kills_nobody(api: Api, pair: Any) -> None:
    """A stranger who can guess a family must not be able to end it."""
    family, generation, mark = pair["refresh"].split(".")
    step(api, pair["refresh"])
    pass_seconds(3600)
    turned = "A" if mark[0] != "A" else "B"
    for forged in (
        f"{family}.{generation}.{turned}{mark[1:]}",
        f"{family}.2.{mark}",
        f"{family}.999999999.{mark}",
        f"{'0' * 32}.{generation}.{mark}",
        f"{family.upper()}.{generation}.{mark}",
    ):
        assert_problem(refresh(api, forged), 401, "token_invalid")
    assert TokenFamily.objects.count() == 1


def test_a_token_newer_than_what_stands_is_not_taken(api: Api, pair: Any) -> None:
    """As after a backup was played back: nobody stole it, and nobody can say what it opens."""
    second = step(api, pair["refresh"])
    TokenFamily.objects.update(generation=1)
    assert_problem(refresh(api, second["refresh"]), 401, "token_invalid")
    assert TokenFamily.objects.count() == 1


def test_an_access_token_refreshes_nothing_and_the_other_way_round(api: Api, pair: Any) -> None:
    assert refresh(api, pair["access"]).status_code in (401, 422)
    assert not is_in(pair["refresh"])


def test_who_is_shut_out_refreshes_nothing(api: Api, kadiatou: Any, pair: Any) -> None:
    User.objects.filter(pk=kadiatou.pk).update(is_active=False)
    assert not is_in(pair["access"])
    assert_problem(refresh(api, pair["refresh"]), 401, "token_invalid")
