"""Counters in the database: exact, sliding, not forgotten by what fails afterwards."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core import limits
from core.limits import Limit, tally
from core.limits.models import Tally
from tests.support.together import together

THREE = Limit("t", most=3, seconds=600)
WHO = "+224620123456"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A clock that stands still until it is moved: clock.move(seconds)."""

    class Clock:
        now = 1_800_000_000.0

        def time(self) -> float:
            return self.now

        def move(self, seconds: float) -> None:
            self.now += seconds

    clock = Clock()
    monkeypatch.setattr(tally, "time", clock)
    return clock


@pytest.mark.django_db
def test_as_often_as_allowed_and_no_more(clock: Any) -> None:
    assert [limits.take(THREE, WHO) for _ in range(5)] == [True, True, True, False, False]
    assert limits.is_full(THREE, WHO)
    assert limits.take(THREE, "+224620999999")
    assert limits.take(Limit("other", most=1, seconds=600), WHO)


@pytest.mark.django_db
def test_never_more_than_allowed_in_any_window(clock: Any) -> None:
    taken = []
    for _minute in range(60):
        if limits.take(THREE, WHO):
            taken.append(clock.now)
        clock.move(60)
    for first, fourth in zip(taken, taken[3:], strict=False):
        assert fourth - first >= 600
    # And it does go on: at least two windows' worth in an hour.
    assert len(taken) >= 12


@pytest.mark.django_db
def test_what_turned_out_well_is_given_back(clock: Any) -> None:
    for _ in range(20):
        assert limits.take(THREE, WHO)
        limits.give_back(THREE, WHO)
    assert Tally.objects.get().counts == {}
    limits.give_back(THREE, WHO)
    assert [limits.take(THREE, WHO) for _ in range(4)] == [True, True, True, False]
    limits.clear(THREE, WHO)
    assert limits.take(THREE, WHO)


@pytest.mark.django_db
def test_a_refusal_writes_nothing_and_asks_once(clock: Any) -> None:
    for _ in range(3):
        limits.take(THREE, WHO)
    with CaptureQueriesContext(connection) as seen:
        assert not limits.take(THREE, WHO)
    assert len(seen) == 1


@pytest.mark.django_db
def test_numbers_are_counted_and_not_collected(clock: Any) -> None:
    limits.take(THREE, WHO)
    row = Tally.objects.get()
    assert WHO not in f"{row.who} {row.counts} {row}"


@pytest.mark.django_db
def test_what_counts_no_more_goes(clock: Any) -> None:
    limits.take(THREE, WHO)
    limits.take(THREE, "+224620999999")
    assert limits.prune() == 0
    Tally.objects.filter(pk=Tally.objects.latest("pk").pk).update(
        ends_at=timezone.now() - timedelta(seconds=1)
    )
    assert limits.prune() == 1
    assert Tally.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_counting_inside_a_transaction_that_could_forget_it_is_refused() -> None:
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        limits.take(THREE, WHO)
    assert not Tally.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_count_outlives_the_error_after_it() -> None:
    def careless() -> None:
        limits.take(THREE, WHO)
        with transaction.atomic():
            raise ValueError("what came after went wrong")

    for _ in range(3):
        with pytest.raises(ValueError, match="wrong"):
            careless()
    assert limits.is_full(THREE, WHO)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_thirty_at_once_get_three() -> None:
    outcomes = together(30, lambda n: limits.take(THREE, WHO))
    assert sorted(outcomes) == [False] * 27 + [True] * 3


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_more_would_get_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: reads, lets everybody else read too, then writes."""
    import threading

    limits.take(THREE, WHO)
    gate = threading.Barrier(10)

    def careless(number: int) -> bool:
        row = Tally.objects.get()
        counts = THREE.recent(row.counts)
        gate.wait(30)
        if sum(counts.values()) >= THREE.most:
            return False
        slot = str(THREE.slot)
        Tally.objects.filter(pk=row.pk).update(counts=counts | {slot: counts.get(slot, 0) + 1})
        return True

    assert sum(together(10, careless)) > 2
