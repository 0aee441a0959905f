"""Counts wait in a buffer and come to the store once, whoever is killed on the way."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from activity import buffers
from activity.buffers import ProcessBuffer, RedisBuffer
from activity.models import Batch, DailyCount
from activity.record import record
from activity.services.write_counts import write_counts
from activity.stores import store
from activity.tasks import prune_task
from tests.support.servers import a_redis

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LAMP = ("product.viewed", "7", TODAY.isoformat())
BAZIN = ("product.viewed", "8", TODAY.isoformat())


@pytest.fixture(params=["process", "redis"])
def buffer(request: Any) -> Iterator[Any]:
    if request.param == "process":
        yield ProcessBuffer(flush_after=None)
        return
    with a_redis() as (url, _process):
        yield RedisBuffer(url)


def counted() -> dict[str, int]:
    return dict(DailyCount.objects.values_list("subject", "count"))


def test_what_waits_is_added_to_what_stands(buffer: Any) -> None:
    for seen in (LAMP, LAMP, BAZIN):
        buffer.add(seen)
    assert counted() == {}
    assert write_counts(buffer) == 2
    buffer.add(LAMP)
    write_counts(buffer)
    assert counted() == {"7": 3, "8": 1}
    assert write_counts(buffer) == 0
    assert store().top("product.viewed", since=TODAY, most=1) == [("7", 3)]
    assert store().top("product.viewed", since=TODAY + timedelta(days=1), most=9) == []


def test_killed_before_it_said_so_a_batch_counts_once(
    buffer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    buffer.add(LAMP)
    with monkeypatch.context() as killed:
        killed.setattr(buffer, "done", lambda key: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            write_counts(buffer)
    assert counted() == {"7": 1}
    buffer.add(LAMP)
    write_counts(buffer)
    assert counted() == {"7": 2}


def test_killed_while_it_was_written_nothing_is_lost(
    buffer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    buffer.add(LAMP)
    with monkeypatch.context() as killed:
        killed.setattr("activity.stores.sql._add", lambda rows: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            write_counts(buffer)
    assert not Batch.objects.exists()
    write_counts(buffer)
    assert counted() == {"7": 1}


def test_a_full_buffer_forgets_what_is_new(buffer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(buffers, "MOST", 2)
    for number in range(9):
        buffer.add(("search.nothing", f"w{number}", TODAY.isoformat()))
    buffer.add(("search.nothing", "w0", TODAY.isoformat()))
    write_counts(buffer)
    assert counted() == {"w0": 2, "w1": 1}


def test_a_redis_that_is_away_stops_nobody() -> None:
    buffer = RedisBuffer("redis://127.0.0.1:1/0")
    buffer.add(LAMP)


def test_a_process_writes_by_itself_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[float] = []

    class Timer:
        daemon = False

        def __init__(self, after: float, work: Any) -> None:
            self.after, self.work = after, work

        def start(self) -> None:
            started.append(self.after)

    monkeypatch.setattr("activity.buffers.threading.Timer", Timer)
    buffer = ProcessBuffer(flush_after=20)
    for _ in range(3):
        buffer.add(LAMP)
    assert started == [20]
    write_counts(buffer)
    buffer.add(LAMP)
    assert started == [20, 20]


def test_long_subjects_are_cut_and_days_are_guinea_s(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = ProcessBuffer(flush_after=None)
    monkeypatch.setattr("activity.record.buffer", lambda: waiting)
    record("search.nothing", "é" * 500)
    write_counts(waiting)
    row = DailyCount.objects.get()
    assert (row.subject, row.day, row.count) == ("é" * 100, timezone.localdate(), 1)


def test_what_is_old_is_forgotten() -> None:
    for days in (1, 401):
        day = timezone.localdate() - timedelta(days=days)
        store().add(f"b{days}", {("product.viewed", str(days), day.isoformat()): 1})
    Batch.objects.filter(key="b401").update(written_at=timezone.now() - timedelta(days=8))
    prune_task()
    assert counted() == {"1": 1}
    assert list(Batch.objects.values_list("key", flat=True)) == ["b1"]
