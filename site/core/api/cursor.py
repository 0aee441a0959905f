"""Pages of a list that stay put while rows come and go.

A cursor holds the values that the last row is sorted by: the next page begins after them, whatever
was put in front meanwhile. It is signed, and bound to the list that it was cut from.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q, QuerySet

from core.api.problems import Problem

PAGE_SIZE, MOST = 24, 100
LONGEST = 1000


class BadCursor(Problem):
    def __init__(self) -> None:
        super().__init__("cursor_invalid")


@dataclass(frozen=True)
class Cut:
    rows: list[Any]
    next_cursor: str | None


class _Json:
    def dumps(self, data: Any) -> bytes:
        text = DjangoJSONEncoder(separators=(",", ":")).encode(data)
        return text.encode()

    def loads(self, data: bytes) -> Any:
        return signing.JSONSerializer().loads(data)


def write_cursor(state: Any, *, list_of: str) -> str:
    return _signer(list_of).sign_object(state, serializer=_Json)


def read_cursor(text: str, *, list_of: str) -> Any:
    if len(text) > LONGEST or not text.isascii():
        raise BadCursor
    try:
        return _signer(list_of).unsign_object(text, serializer=_Json)
    except (signing.BadSignature, ValueError) as error:
        raise BadCursor from error


def _signer(list_of: str) -> signing.Signer:
    bound = hashlib.sha256(list_of.encode()).hexdigest()[:16]
    return signing.Signer(salt=f"api.cursor.{bound}", sep=".")


def cut_rows(
    rows: "QuerySet[Any]", *, order: Sequence[str], cursor: str | None, size: int, list_of: str
) -> Cut:
    """One page of rows sorted by these columns, of which the last is unique and none is NULL."""
    page = rows.order_by(*order)
    if cursor:
        page = page.filter(_after(read_cursor(cursor, list_of=list_of), order=order))
    found = list(page[: size + 1])
    if len(found) <= size:
        return Cut(rows=found, next_cursor=None)
    last = found[size - 1]
    values = [getattr(last, name.lstrip("-")) for name in order]
    return Cut(rows=found[:size], next_cursor=write_cursor(values, list_of=list_of))


def _after(values: Any, *, order: Sequence[str]) -> Q:
    """`a > x or (a = x and b < y)`, with `a >= x` in front so that an index can begin there."""
    if not isinstance(values, list) or len(values) != len(order):
        raise BadCursor
    after, equal = Q(), Q()
    for name, value in zip(order, values, strict=True):
        column, way = name.lstrip("-"), "lt" if name.startswith("-") else "gt"
        after |= equal & Q((f"{column}__{way}", value))
        equal &= Q((column, value))
    first = order[0]
    bound = Q((f"{first.lstrip('-')}__{'lte' if first.startswith('-') else 'gte'}", values[0]))
    return bound & after


__all__ = ["BadCursor", "Cut", "cut_rows", "read_cursor", "write_cursor"]
