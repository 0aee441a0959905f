"""Rows of a table, read and written piece by piece: never the whole of it in memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from core.exports.formats import WRITERS
from core.exports.kinds import Tick

PIECE = 500
IN_THE_OFFICE = "wagtailadmin.access_admin"


@dataclass(frozen=True)
class Column:
    title: str | Promise
    value: Callable[[Any], Any]


@dataclass(frozen=True)
class TableExport:
    """What a queryset holds, a line a row; for staff with the permission."""

    name: str
    title: str | Promise
    permission: str
    rows: Callable[[], QuerySet[Any]]
    columns: tuple[Column, ...]
    formats: tuple[str, ...] = ("xlsx", "csv")

    def allows(self, person: Any) -> bool:
        return all(person.has_perm(right) for right in (IN_THE_OFFICE, self.permission))

    def write(self, file: IO[bytes], *, person: Any, format: str, tick: Tick) -> None:
        WRITERS[format](file, self._lines(tick))

    def _lines(self, tick: Tick) -> Iterator[list[Any]]:
        found = self.rows()
        total = found.count()
        tick(0, total)
        yield [str(column.title) for column in self.columns]
        for done, row in enumerate(walk(found), start=1):
            yield [column.value(row) for column in self.columns]
            if done % PIECE == 0:
                tick(done, max(done, total))


def walk(queryset: QuerySet[Any], *, piece: int = PIECE) -> Iterator[Any]:
    """Every row in the order of its key, a query a piece, with its prefetches.

    No cursor stays open: progress is written between two pieces, and on SQLite a reader that
    wants to write finds the database locked once somebody else has written.
    """
    ordered = queryset.order_by("pk")
    last = None
    while True:
        rows = list((ordered if last is None else ordered.filter(pk__gt=last))[:piece])
        yield from rows
        if len(rows) < piece:
            return
        last = rows[-1].pk
