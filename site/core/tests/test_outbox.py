"""Work for later: once in the database, at least once outside, never lost."""

import socket
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.utils import timezone

from core import outbox
from core.audit import history_of
from core.models import OutboxMessage
from core.outbox import queue
from core.outbox.deliver import MAX_ATTEMPTS
from tests.support.children import run_until
from tests.support.together import together

Status = OutboxMessage.Status


@pytest.fixture(autouse=True)
def rested_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "_broker_rests_until", 0.0)


def let_time_pass(message: OutboxMessage) -> None:
    OutboxMessage.objects.filter(pk=message.pk).update(due_at=timezone.now())


def make_group(**values: Any) -> None:
    Group.objects.create(**values)


@pytest.mark.django_db
def test_work_is_done_once(handle: Any) -> None:
    handle("t.group", make_group)
    message = outbox.after_commit("t.group", name="A")
    assert outbox.drain() == 1
    assert outbox.drain() == 0
    assert not outbox.deliver(pk=message.pk)
    message.refresh_from_db()
    assert (message.status, message.attempts) == (Status.DONE, 1)
    assert Group.objects.filter(name="A").count() == 1


@pytest.mark.django_db(transaction=True)
def test_work_of_a_transaction_that_is_undone_never_was(handle: Any) -> None:
    handle("t.group", make_group)
    with transaction.atomic():
        outbox.after_commit("t.group", name="A")
        transaction.set_rollback(True)
    assert not OutboxMessage.objects.exists()


@pytest.mark.django_db
def test_a_task_that_nobody_handles_is_refused_at_once() -> None:
    with pytest.raises(LookupError):
        outbox.after_commit("t.nobody")
    assert not OutboxMessage.objects.exists()


@pytest.mark.django_db
def test_what_a_failed_handler_did_is_undone_and_tried_again_later(handle: Any) -> None:
    def stumble() -> None:
        make_group(name="half")
        raise RuntimeError("no good")

    handle("t.stumble", stumble)
    message = outbox.after_commit("t.stumble")
    assert outbox.drain() == 0
    message.refresh_from_db()
    assert (message.status, message.attempts) == (Status.WAITING, 1)
    assert message.last_error == "RuntimeError: no good"
    assert message.due_at > timezone.now() + timedelta(seconds=5)
    assert not Group.objects.filter(name="half").exists()


@pytest.mark.django_db
def test_what_fails_too_often_is_dead_and_comes_back_when_replayed(handle: Any, admin: Any) -> None:
    broken = True

    def mended_later() -> None:
        if broken:
            raise RuntimeError("no good")
        make_group(name="at last")

    handle("t.mended", mended_later)
    message = outbox.after_commit("t.mended")
    for _ in range(MAX_ATTEMPTS):
        let_time_pass(message)
        outbox.drain()
    message.refresh_from_db()
    assert (message.status, message.attempts) == (Status.DEAD, MAX_ATTEMPTS)
    broken = False
    assert outbox.drain() == 0
    assert outbox.replay(pks=[message.pk], by=admin) == 1
    assert outbox.replay(pks=[message.pk], by=admin) == 0
    assert outbox.drain() == 1
    assert Group.objects.filter(name="at last").count() == 1
    entry = history_of(message).get()
    assert (entry.action, entry.actor) == ("outbox.replayed", admin)
    assert entry.before == {"error": "RuntimeError: no good"}


@pytest.mark.django_db
def test_work_that_kills_every_worker_is_given_up(handle: Any) -> None:
    handle("t.group", make_group)
    message = outbox.after_commit("t.group", name="A")
    OutboxMessage.objects.filter(pk=message.pk).update(attempts=MAX_ATTEMPTS)
    assert outbox.drain() == 0
    message.refresh_from_db()
    assert message.status == Status.DEAD
    assert not Group.objects.filter(name="A").exists()


@pytest.mark.django_db(transaction=True)
def test_work_outside_runs_in_no_transaction_with_one_key(handle: Any) -> None:
    seen: list[tuple[str, bool]] = []

    def send(*, key: str, number: str) -> None:
        seen.append((key, connection.in_atomic_block))
        if len(seen) == 1:
            raise RuntimeError("provider away")

    handle("t.sms", send, outside=True)
    message = outbox.after_commit("t.sms", number="+224620000001")
    outbox.drain()
    let_time_pass(message)
    assert outbox.drain() == 1
    assert seen == [(str(message.key), False)] * 2


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_twenty_workers_with_one_message_do_it_once(handle: Any) -> None:
    handle("t.group", make_group)
    message = outbox.after_commit("t.group", name="A")
    assert sorted(together(20, lambda n: outbox.deliver(pk=message.pk))) == [False] * 19 + [True]
    assert Group.objects.filter(name="A").count() == 1


KILLED = """
from django.contrib.auth.models import Group
from core import outbox
def stall(name):
    Group.objects.create(name=name)
    print("taken", flush=True)
    time.sleep(60)
outbox.handles("t.stall")(stall)
outbox.deliver(pk=int(sys.argv[1]))
"""


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_between_taking_and_finishing_leaves_one_effect(handle: Any) -> None:
    handle("t.stall", make_group)
    message = outbox.after_commit("t.stall", name="once")
    run_until("taken", code=KILLED, arguments=[message.pk])
    assert not Group.objects.filter(name="once").exists()
    assert outbox.drain() == 0  # its hold has not ended yet
    let_time_pass(message)
    assert outbox.drain() == 1
    message.refresh_from_db()
    assert (message.status, message.attempts) == (Status.DONE, 2)
    assert Group.objects.filter(name="once").count() == 1


@pytest.fixture
def dead_broker(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An address where nobody answers, for Celery as for us."""
    from celery import current_app

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"amqp://guest:guest@127.0.0.1:{taken.getsockname()[1]}//"
        monkeypatch.setattr(settings, "BROKER_URL", url)
        for name, value in {
            "broker_url": url,
            "broker_write_url": url,
            "broker_read_url": url,
            "task_always_eager": False,
        }.items():
            monkeypatch.setitem(current_app.conf, name, value)
        current_app.pool.force_close_all()
        current_app._pool = None
        current_app.amqp._producer_pool = None
        yield
    current_app._pool = None
    current_app.amqp._producer_pool = None


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_away_delays_nobody_and_loses_nothing(
    handle: Any, dead_broker: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle("t.group", make_group)
    began = time.monotonic()
    for number in range(50):
        outbox.after_commit("t.group", name=f"G{number}")
    assert time.monotonic() - began < 4
    assert OutboxMessage.objects.filter(status=Status.WAITING).count() == 50
    # The broker is back: the sweeper hands over what it never got at once, and that once.
    told: list[int] = []
    monkeypatch.setattr(queue, "hand_over", lambda pk: bool(told.append(pk)) or True)
    assert outbox.sweep() == 50
    assert outbox.sweep() == 0
    # What it took and lost is handed over again once it is old enough.
    OutboxMessage.objects.update(handed_at=timezone.now() - queue.HANDOVER)
    assert outbox.sweep() == 50
    assert [outbox.deliver(pk=pk) for pk in told] == [True] * 50 + [False] * 50


@pytest.mark.django_db
def test_what_was_done_long_ago_is_forgotten_and_nothing_else(handle: Any) -> None:
    handle("t.group", make_group)
    old, fresh, waiting = (outbox.after_commit("t.group", name=f"G{n}") for n in range(3))
    OutboxMessage.objects.filter(pk__in=[old.pk, fresh.pk]).update(
        status=Status.DONE, done_at=timezone.now()
    )
    OutboxMessage.objects.filter(pk=old.pk).update(done_at=timezone.now() - queue.KEEP_DONE)
    assert outbox.prune() == 1
    assert set(OutboxMessage.objects.values_list("pk", flat=True)) == {fresh.pk, waiting.pk}
