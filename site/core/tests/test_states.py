"""A row moves along its table, once, and every move is on record."""

from typing import Any

import pytest
from django.db import models
from django.test import RequestFactory
from wagtail.models import Page, PageLogEntry

from core.audit import Origin, coming_from, history_of, record
from core.audit.origin import OriginMiddleware
from core.models import AuditEntry, OutboxMessage
from core.states import NotAllowed, Overtaken, StateMachine
from tests.support.together import together

Status = OutboxMessage.Status
MACHINE = StateMachine(
    Status, {Status.WAITING: {Status.DONE, Status.DEAD}, Status.DEAD: {Status.WAITING}}
)


@pytest.fixture
def row(db: None) -> OutboxMessage:
    return OutboxMessage.objects.create(task="t.any")


def stored(row: models.Model) -> Any:
    return type(row)._base_manager.get(pk=row.pk)


def test_a_move_changes_the_row_and_is_audited(row: OutboxMessage, admin: Any) -> None:
    with coming_from(Origin(channel="web", address="192.0.2.7", device="phone")):
        MACHINE.move(row, to=Status.DEAD, by=admin, note="no use", also={"attempts": 3})
    assert (row.status, row.attempts) == (Status.DEAD, 3)
    assert (stored(row).status, stored(row).attempts) == (Status.DEAD, 3)
    entry = history_of(row).get()
    assert (entry.action, entry.actor, entry.note) == ("outboxmessage.dead", admin, "no use")
    assert (entry.before, entry.after) == ({"status": "waiting"}, {"status": "dead"})
    assert (entry.channel, entry.address, entry.device) == ("web", "192.0.2.7", "phone")


def test_what_the_table_does_not_have_changes_nothing(row: OutboxMessage) -> None:
    MACHINE.move(row, to=Status.DONE)
    with pytest.raises(NotAllowed):
        MACHINE.move(row, to=Status.WAITING)
    assert row.status == stored(row).status == Status.DONE
    assert history_of(row).count() == 1
    assert MACHINE.is_last(Status.DONE)
    assert not MACHINE.allows(row, to=Status.WAITING)


def test_a_row_that_somebody_moved_meanwhile_stays_theirs(row: OutboxMessage) -> None:
    mine = stored(row)
    MACHINE.move(row, to=Status.DONE)
    with pytest.raises(Overtaken):
        MACHINE.move(mine, to=Status.DEAD)
    assert mine.status == Status.WAITING
    assert stored(row).status == Status.DONE
    assert history_of(row).count() == 1


def test_a_table_with_a_state_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        StateMachine(Status, {Status.WAITING: {"nonsense"}})


def everyone_moves(row: OutboxMessage) -> int:
    rows = [stored(row) for _ in range(20)]
    outcomes = together(20, lambda n: MACHINE.move(rows[n], to=Status.DONE))
    assert all(outcome is None or isinstance(outcome, Overtaken) for outcome in outcomes)
    return outcomes.count(None)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_move_one_row_one_does(row: OutboxMessage) -> None:
    assert everyone_moves(row) == 1
    assert history_of(row).count() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_without_the_comparison_several_would(
    row: OutboxMessage, monkeypatch: pytest.MonkeyPatch
) -> None:
    careless = type(OutboxMessage._base_manager)
    found = careless.filter

    def ignoring_status(self: Any, *, status: str = "", **where: Any) -> Any:
        return found(self, **where)

    monkeypatch.setattr(careless, "filter", ignoring_status)
    assert everyone_moves(row) > 1


@pytest.mark.django_db
def test_a_change_of_a_page_stands_in_its_wagtail_history(admin: Any, client: Any) -> None:
    page = Page.objects.filter(depth=2).first() or Page.objects.get(depth=1)
    record(page, action="page.hidden", by=admin, before={"a": 1, "b": 2}, after={"a": 1, "b": 3})
    entry = history_of(page).get()
    assert (entry.before, entry.after) == ({"b": 2}, {"b": 3})
    assert PageLogEntry.objects.filter(page=page, action="core.change", user=admin).count() == 1
    client.force_login(admin)
    shown = client.get(f"/admin/pages/{page.pk}/history/").content.decode()
    assert "Page.hidden · b: 2 → b: 3" in shown


@pytest.mark.django_db
def test_a_forged_header_does_not_say_where_one_is(row: OutboxMessage) -> None:
    def change(request: Any) -> Any:
        record(row, action="t.changed", by=None)

    forged = RequestFactory().post(
        "/admin/x/", headers={"x-forwarded-for": "203.0.113.9", "user-agent": "Firefox"}
    )
    OriginMiddleware(change)(forged)
    record(row, action="t.by-a-job")
    first, last = AuditEntry.objects.order_by("id")
    assert (first.channel, first.address, first.device) == ("admin", "127.0.0.1", "Firefox")
    assert (last.channel, last.address, last.device) == ("job", None, "")
