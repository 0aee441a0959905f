"""Exports: safe from formulas, made piece by piece, once, by whoever survives."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.utils import timezone

from core import outbox
from core.exports import (
    Column,
    Export,
    TableExport,
    ask,
    ask_export,
    forget,
    kinds,
    register_export,
)
from core.models import OutboxMessage, ScheduledRun
from core.uploads import private_files
from tests.support.children import run_until
from tests.support.together import together

Status = Export.Status
MOMENT = datetime(2026, 3, 1, 10, 30, tzinfo=UTC)


def runs() -> Any:
    return ScheduledRun.objects.all()


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> TableExport:
    """The schedule's runs as a table; whoever may read the outbox may have it."""
    monkeypatch.setattr(kinds, "_kinds", {})
    found = TableExport(
        name="runs",
        title="Passages",
        permission="core.view_outboxmessage",
        rows=runs,
        columns=(
            Column("Nom", lambda row: row.name),
            Column("Début", lambda row: row.began_at),
        ),
    )
    register_export(found)
    return found


def fill(count: int) -> None:
    ScheduledRun.objects.all().delete()
    ScheduledRun.objects.bulk_create(
        ScheduledRun(name=f"={n:06}", began_at=MOMENT) for n in range(count)
    )


def contents(export: Export) -> list[list[str]]:
    with private_files.open(export.name) as file:
        return list(csv.reader(io.StringIO(file.read().decode("utf-8-sig"))))


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [0, 1, 500, 1001])
def test_every_row_is_there_once(admin: Any, table: TableExport, rows: int) -> None:
    fill(rows)
    export = ask_export(admin, kind="runs", format="csv")
    assert (export.status, export.percent) == (Status.WAITING, 0)
    outbox.drain()
    export.refresh_from_db()
    assert (export.status, export.percent) == (Status.READY, 100)
    found = contents(export)
    assert found[0] == ["Nom", "Début"]
    assert [line[0] for line in found[1:]] == [f"'={n:06}" for n in range(rows)]
    assert private_files.size(export.name) == export.size


@pytest.mark.django_db
def test_asked_twice_it_is_one(admin: Any, table: TableExport) -> None:
    fill(3)
    first = ask_export(admin, kind="runs", format="csv")
    assert ask_export(admin, kind="runs", format="csv") == first
    outbox.drain()
    assert ask_export(admin, kind="runs", format="csv") == first
    assert ask_export(admin, kind="runs", format="xlsx") != first
    Export.objects.update(ready_at=timezone.now() - timedelta(minutes=2))
    assert ask_export(admin, kind="runs", format="csv") != first


def ask_at_once(person: Any) -> list[Any]:
    return together(8, lambda _: ask_export(person, kind="runs", format="csv").pk)


@pytest.mark.django_db(transaction=True)
def test_asked_by_many_taps_at_once_it_is_one(
    admin: Any, table: TableExport, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if nobody saw anybody: the database itself refuses the second.
    monkeypatch.setattr(ask, "_same", lambda *_, **__: None)
    assert len(set(ask_at_once(admin))) == 1
    assert OutboxMessage.objects.filter(task="core.make_export").count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_guard_of_the_database_it_would_be_many(
    admin: Any, table: TableExport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "_same", lambda *_, **__: None)
    guard = Export._meta.constraints[0]
    with connection.schema_editor() as editor:
        editor.remove_constraint(Export, guard)
    try:
        assert len(set(ask_at_once(admin))) == 8
    finally:
        Export.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(Export, guard)


@pytest.mark.django_db
def test_only_who_may_read_it_may_ask(kadiatou: Any, editor: Any, table: TableExport) -> None:
    for person in (kadiatou, editor):
        with pytest.raises(PermissionDenied):
            ask_export(person, kind="runs", format="csv")
    with pytest.raises(PermissionDenied):
        ask_export(kadiatou, kind="nothing", format="csv")
    assert not Export.objects.exists()


@pytest.mark.django_db
def test_who_lost_the_right_gets_no_file(admin: Any, table: TableExport, client: Client) -> None:
    export = ask_export(admin, kind="runs", format="csv")
    type(admin).objects.filter(pk=admin.pk).update(is_superuser=False)
    outbox.drain()
    export.refresh_from_db()
    assert (export.status, export.name) == (Status.FAILED, "")


@pytest.mark.django_db
def test_the_file_is_the_asker_s_alone(
    admin: Any, kadiatou: Any, table: TableExport, client: Client
) -> None:
    fill(1)
    export = ask_export(admin, kind="runs", format="csv")
    assert client.get(export.file_url).status_code == 404
    outbox.drain()
    other = type(admin).objects.create_user(
        "autre@makiti.test", "x", is_staff=True, is_superuser=True
    )
    for person in (kadiatou, other):
        client.force_login(person)
        assert client.get(export.file_url).status_code == 404
    client.force_login(admin)
    answer = client.get(export.file_url)
    assert b"".join(answer.streaming_content).startswith(b"\xef\xbb\xbfNom,")
    assert "makiti-passages-" in answer["Content-Disposition"]
    assert client.get("/files/exports/nonsense/").status_code == 404


WORK_UNTIL_KILLED = """
from django.db import connection
from core import outbox
from core.exports import Column, TableExport, register_export
from core.models import OutboxMessage, ScheduledRun

def name(row):
    if row.name == "=000700":
        print("half-way", flush=True)
        time.sleep(60)
    return row.name

register_export(TableExport(name="runs", title="Passages", permission="core.view_outboxmessage",
                            rows=ScheduledRun.objects.all, columns=(Column("Nom", name),)))
outbox.deliver(pk=int(sys.argv[1]))
"""


@pytest.mark.django_db(transaction=True)
def test_killed_half_way_it_begins_anew(admin: Any, table: TableExport) -> None:
    fill(1000)
    export = ask_export(admin, kind="runs", format="csv")
    message = OutboxMessage.objects.get(task="core.make_export")
    run_until("half-way", code=WORK_UNTIL_KILLED, arguments=[message.pk])
    export.refresh_from_db()
    assert (export.status, export.attempt, export.total) == (Status.WAITING, 1, 1000)
    assert outbox.drain() == 0
    OutboxMessage.objects.update(due_at=timezone.now())
    assert outbox.drain() == 1
    export.refresh_from_db()
    assert (export.status, export.attempt, len(contents(export))) == (Status.READY, 2, 1001)


@pytest.mark.django_db
def test_a_slow_try_that_was_overtaken_leaves_nothing(
    admin: Any, monkeypatch: pytest.MonkeyPatch, table: TableExport
) -> None:
    fill(3)
    export = ask_export(admin, kind="runs", format="csv")

    def overtaken() -> Iterator[Any]:
        Export.objects.update(attempt=7)
        return runs()

    register_export(TableExport("runs", "x", "core.view_outboxmessage", overtaken, table.columns))
    outbox.drain()
    export.refresh_from_db()
    assert (export.status, export.name, export.attempt) == (Status.WAITING, "", 7)
    assert not private_files.exists(f"exports/{export.key}-1.csv")


@pytest.mark.django_db
def test_what_fails_every_time_is_given_up_and_can_be_asked_again(
    admin: Any, table: TableExport
) -> None:
    def broken() -> Any:
        raise RuntimeError("no table")

    register_export(TableExport("runs", "x", "core.view_outboxmessage", broken, table.columns))
    export = ask_export(admin, kind="runs", format="xlsx")
    for _ in range(5):
        OutboxMessage.objects.update(due_at=timezone.now())
        outbox.drain()
    export.refresh_from_db()
    assert (export.status, export.attempt) == (Status.FAILED, 5)
    register_export(table)
    assert ask_export(admin, kind="runs", format="xlsx") != export


@pytest.mark.django_db
def test_a_long_work_tells_the_outbox_that_it_lives(handle: Any) -> None:
    seen = []

    def work(*, key: str) -> None:
        OutboxMessage.objects.update(due_at=timezone.now() - timedelta(seconds=1))
        outbox.still_at_work(key=key)
        seen.append(outbox.drain())

    handle("t.long", work, outside=True)
    message = outbox.after_commit("t.long")
    assert outbox.deliver(pk=message.pk)
    assert seen == [0]


@pytest.mark.django_db
def test_old_files_go_and_so_do_strays(admin: Any, table: TableExport) -> None:
    fill(1)
    old = ask_export(admin, kind="runs", format="csv")
    outbox.drain()
    Export.objects.update(ready_at=timezone.now() - timedelta(days=3, minutes=1))
    young = ask_export(admin, kind="runs", format="xlsx")
    outbox.drain()
    old.refresh_from_db()
    young.refresh_from_db()
    assert forget.forget_exports() == 1
    assert not private_files.exists(old.name)
    assert private_files.exists(young.name)
    assert list(Export.objects.all()) == [young]


@pytest.mark.django_db
def test_what_a_killed_try_left_goes_after_a_day(
    admin: Any, table: TableExport, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.core.files.base import ContentFile

    stray = private_files.save("exports/stray-1.csv", ContentFile(b"x"))
    forget.forget_exports()
    assert private_files.exists(stray)
    later = timezone.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr(forget.timezone, "now", lambda: later)
    forget.forget_exports()
    assert not private_files.exists(stray)
