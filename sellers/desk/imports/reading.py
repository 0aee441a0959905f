"""Rows of a CSV or XLSX file as cells: text, numbers, moments; a formula stays a mark, unread."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePath
from typing import IO, Any

from openpyxl import load_workbook

from core.exports.formats import FORMULA_STARTS
from sellers.desk.imports.faults import FileRefused

MOST_ROWS = 20_000
MOST_COLUMNS = 60
LONGEST_FIELD = 40_000


class Formula:
    """Stands where a cell has one; it is never calculated, nor is what it gave last believed."""

    def __str__(self) -> str:
        return "=…"


FORMULA = Formula()
Row = list[Any]


def read_rows(file: IO[bytes], *, name: str) -> list[tuple[int, Row]]:
    """(number as a spreadsheet counts, cells) of every row that has anything in it."""
    lines = _xlsx(file) if PurePath(name).suffix.lower() == ".xlsx" else _csv(file)
    try:
        found = [
            (number, row)
            for number, row in enumerate(islice(lines, MOST_ROWS + 2), start=1)
            if any(cell not in (None, "") for cell in row)
        ]
    except FileRefused:
        raise
    except Exception as error:
        raise FileRefused("unreadable") from error
    if len(found) > MOST_ROWS + 1:
        raise FileRefused("too_many_rows")
    return found


def _csv(file: IO[bytes]) -> Iterator[Row]:
    text = _decoded(file.read())
    lines = io.StringIO(text, newline="")
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(lines, delimiter=_delimiter(text))
    for row in reader:
        yield [_bare(cell) for cell in row[:MOST_COLUMNS]]


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Excel writes on a Windows in French.
        return data.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """That which the heads have most of."""
    heads = text.partition("\n")[0]
    return max((",", ";", "\t"), key=heads.count)


def _bare(cell: str) -> str:
    """Without the apostrophe by which our own files keep a spreadsheet from calculating."""
    text = cell.strip()
    hidden = text[:1] == "'" and text[1:].lstrip(" \u00a0\ufeff\u200b").startswith(FORMULA_STARTS)
    return text[1:] if hidden else text


def _xlsx(file: IO[bytes]) -> Iterator[Row]:
    book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
    try:
        for cells in book.worksheets[0].iter_rows(max_col=MOST_COLUMNS):
            yield [_cell(cell) for cell in cells]
    finally:
        book.close()


def _cell(cell: Any) -> Any:
    if cell.data_type in ("f", "e"):
        return FORMULA
    return cell.value.strip() if isinstance(cell.value, str) else cell.value
