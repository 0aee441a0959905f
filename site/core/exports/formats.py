"""Lines of values as a file: CSV for other programs, XLSX for people."""

import csv
import datetime
import io
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import IO, Any

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

# What makes a spreadsheet calculate: the usual four, their wide twins, and what hides them.
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "|", "%")
# Excel takes no more.
LONGEST_CELL = 32_767
LINES_A_SHEET = 1_000_000

Lines = Iterable[list[Any]]


def write_csv(file: IO[bytes], lines: Lines) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    # Without this mark Excel reads accents as something else.
    text.write("\ufeff")
    writer = csv.writer(text)
    for line in lines:
        writer.writerow([csv_value(value) for value in line])
    text.detach()


def write_xlsx(file: IO[bytes], lines: Lines) -> None:
    book = Workbook(write_only=True)
    try:
        for number, line in enumerate(lines):
            if number % LINES_A_SHEET == 0:
                sheet = book.create_sheet()
            sheet.append([_xlsx_value(sheet, value) for value in line])
        book.save(file)
    finally:
        _close(book)


WRITERS: dict[str, Callable[[IO[bytes], Lines], None]] = {"csv": write_csv, "xlsx": write_xlsx}


def plain(value: Any) -> Any:
    """Numbers and moments stay what they are, everything else is text."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).replace(tzinfo=None, microsecond=0)
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value)
    if isinstance(value, int | float | Decimal | datetime.date) and not isinstance(value, bool):
        return value
    return ILLEGAL_CHARACTERS_RE.sub("", str(value))


def csv_value(value: Any) -> Any:
    found = plain(value)
    if isinstance(found, str) and found.lstrip(" \u00a0\ufeff\u200b").startswith(FORMULA_STARTS):
        return f"'{found}"
    return found


def _xlsx_value(sheet: Any, value: Any) -> Any:
    found = plain(value)
    if not isinstance(found, str):
        return found
    cell = WriteOnlyCell(sheet)
    # Set past the guess that would make a formula of `=…`.
    cell._value, cell.data_type = found[:LONGEST_CELL], "s"
    return cell


def _close(book: Any) -> None:
    """A table that was given up leaves its sheets' files open, and lying about."""
    for sheet in book.worksheets:
        if not sheet.closed:
            sheet.close()
            sheet._writer.cleanup()
