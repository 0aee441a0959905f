"""One thread of one process works; the others wait for its lease."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from celery import shared_task
from django.conf import settings
from django.utils import timezone

from core import embedded, lease, outbox, scheduled
from core.models import Lease, OutboxMessage, ScheduledRun
from core.outbox import handlers
from tests.support.together import together

CALLS: list[str] = []


@shared_task(name="core.tests.job")
def job(word: str = "") -> None:
    CALLS.append(word)


@shared_task(name="core.tests.broken")
def broken() -> None:
    raise RuntimeError("no good")


@pytest.fixture(autouse=True)
def one_schedule(monkeypatch: pytest.MonkeyPatch) -> None:
    CALLS.clear()
    schedule: dict[str, Any] = {
        "job": {"task": "core.tests.job", "schedule": 60.0, "kwargs": {"word": "ran"}},
        "broken": {"task": "core.tests.broken", "schedule": 60.0},
    }
    monkeypatch.setattr(settings, "CELERY_BEAT_SCHEDULE", schedule)
    monkeypatch.setattr(handlers, "_handlers", dict(handlers._handlers))


@pytest.mark.django_db
def test_a_lease_has_one_holder_until_it_ends_or_is_given_back() -> None:
    assert lease.take(name="x", holder="a", seconds=60)
    assert lease.take(name="x", holder="a", seconds=60)
    assert not lease.take(name="x", holder="b", seconds=60)
    lease.release(name="x", holder="b")
    assert not lease.take(name="x", holder="b", seconds=60)
    lease.release(name="x", holder="a")
    assert lease.take(name="x", holder="b", seconds=60)
    Lease.objects.update(until=timezone.now())
    assert lease.take(name="x", holder="a", seconds=60)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("known", [False, True])
def test_of_twenty_who_want_a_lease_one_has_it(known: bool) -> None:
    if known:
        Lease.objects.create(name="x", holder="gone", until=timezone.now())
    got = together(20, lambda n: lease.take(name="x", holder=str(n), seconds=60))
    assert sorted(got) == [False] * 19 + [True]


@pytest.mark.django_db
def test_a_job_runs_when_its_time_has_come_and_then_waits_again() -> None:
    assert scheduled.due_jobs() == []
    assert scheduled.due_jobs() == []
    ScheduledRun.objects.update(began_at=timezone.now() - timedelta(seconds=61))
    assert scheduled.due_jobs() == ["job", "broken"]
    assert scheduled.run_job(name="job")
    assert not scheduled.run_job(name="broken")
    assert CALLS == ["ran"]
    assert scheduled.due_jobs() == []


@pytest.mark.django_db(transaction=True)
def test_the_thread_does_the_work_at_once_and_stops_when_told() -> None:
    done = threading.Event()
    threads: list[str] = []

    @outbox.handles("t.done")
    def work() -> None:
        threads.append(threading.current_thread().name)
        done.set()

    stop = embedded.start()
    try:
        message = outbox.after_commit("t.done")
        assert done.wait(20)
    finally:
        stop()
    message.refresh_from_db()
    assert message.status == OutboxMessage.Status.DONE
    assert threads == ["embedded-worker"]
    assert Lease.objects.get(name=embedded.LEASE).until <= timezone.now()


@pytest.mark.django_db
def test_a_second_process_leaves_the_work_to_the_holder() -> None:
    holder, other = embedded.Worker(), embedded.Worker()
    assert holder.holds()
    outbox.handles("t.any")(lambda: None)
    outbox.after_commit("t.any")
    assert not other.turn()
    assert OutboxMessage.objects.get().status == OutboxMessage.Status.WAITING
    assert holder.turn()
    lease.release(name=embedded.LEASE, holder=holder.holder)
    assert other.holds()
