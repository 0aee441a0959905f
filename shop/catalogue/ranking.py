"""Pages of what was found by words: sorted by how telling it is, which no column holds."""

from typing import Any

from core.api.cursor import BadCursor, Cut, read_cursor, write_cursor
from shop.catalogue.filters import Filters
from shop.catalogue.pages import MOST_COUNTED
from shop.catalogue.selectors import find_products, find_products_begun, products_in_order
from shop.catalogue.tree import Node


def cut_ranked(
    *, filters: Filters, category: Node | None, cursor: str | None, size: int, list_of: str
) -> Cut:
    """A page that begins after the product which ended the last one, wherever it stands now.

    Where that product has gone, after as many as were shown. Where no word is found whole, what
    begins with the last word; the cursor says which of the two it was.
    """
    begun, last, shown = _place(cursor, list_of=list_of)
    find = find_products_begun if begun else find_products
    keys = _keys(find(filters=filters, category=category))
    if not keys and cursor is None:
        begun, keys = True, _keys(find_products_begun(filters=filters, category=category))
    start = keys.index(last) + 1 if last in keys else min(shown, len(keys))
    page = keys[start : start + size]
    rows = products_in_order(page) if page else []
    end = start + len(page)
    if end >= len(keys):
        return Cut(rows=rows, next_cursor=None)
    return Cut(rows=rows, next_cursor=write_cursor([begun, page[-1], end], list_of=list_of))


def _keys(found: Any) -> list[int]:
    return list(found.values_list("pk", flat=True)[:MOST_COUNTED])


def _place(cursor: str | None, *, list_of: str) -> tuple[bool, int, int]:
    if cursor is None:
        return False, 0, 0
    match read_cursor(cursor, list_of=list_of):
        case [bool(begun), int(last), int(shown)]:
            return begun, last, shown
    raise BadCursor
