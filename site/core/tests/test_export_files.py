"""Files of exports: safe from formulas, written piece by piece."""

import csv
import io
import tracemalloc
import zipfile
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from core.exports.formats import write_csv, write_xlsx
from core.exports.table import walk
from core.models import ScheduledRun

MOMENT = datetime(2026, 3, 1, 10, 30, tzinfo=UTC)
NASTY = ["=1+1", "+224620", "-2", "@SUM(A1)", "\t=1", " =1", "＝1", "%0A", "|calc", "\ufeff=1"]


def fill(count: int) -> None:
    ScheduledRun.objects.all().delete()
    ScheduledRun.objects.bulk_create(
        ScheduledRun(name=f"={n:06}", began_at=MOMENT) for n in range(count)
    )


@pytest.mark.parametrize("value", NASTY)
def test_no_cell_begins_a_formula(value: str) -> None:
    file = io.BytesIO()
    write_csv(file, [[value, Decimal("-5"), -7]])
    assert next(csv.reader(io.StringIO(file.getvalue().decode("utf-8-sig")))) == [
        f"'{value}",
        "-5",
        "-7",
    ]
    file = io.BytesIO()
    write_xlsx(file, [[value, Decimal("-5"), -7]])
    row = next(iter(load_workbook(file).active.iter_rows()))
    assert [cell.data_type for cell in row] == ["s", "n", "n"]
    assert row[0].value == value
    assert row[2].value == -7
    assert b"<f>" not in zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml")


def test_what_a_cell_can_hold_is_kept_and_the_rest_does_no_harm() -> None:
    line = [
        None,
        "a\0b",
        'deux\nlignes, "dites"',
        True,
        MOMENT,
        Decimal("10.50"),
        "x" * 40_000,
        "🧨",
    ]
    file = io.BytesIO()
    write_csv(file, [line])
    assert next(csv.reader(io.StringIO(file.getvalue().decode("utf-8-sig"), newline=""))) == [
        "",
        "ab",
        'deux\nlignes, "dites"',
        "True",
        "2026-03-01 10:30:00",
        "10.50",
        "x" * 40_000,
        "🧨",
    ]
    file = io.BytesIO()
    write_xlsx(file, [line])
    row = [cell.value for cell in next(iter(load_workbook(file).active.iter_rows()))]
    assert row[1] == "ab"
    assert row[4] == MOMENT.replace(tzinfo=None)
    assert len(row[6]) == 32_767


@pytest.mark.django_db
@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_a_large_table_is_never_in_memory(write: Any, tmp_path: Path) -> None:
    def peak(count: int) -> int:
        fill(count)
        with (tmp_path / "table").open("w+b") as file:
            tracemalloc.start()
            write(file, ([row.name, row.began_at] for row in walk(ScheduledRun.objects.all())))
            found = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        return found

    small, large = peak(1_000), peak(5_000)
    assert large < small + 300_000


@pytest.mark.django_db
def test_a_query_reads_a_piece(django_assert_num_queries: Any) -> None:
    fill(1200)
    with django_assert_num_queries(3):
        assert sum(1 for _ in walk(ScheduledRun.objects.all())) == 1200
