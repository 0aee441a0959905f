"""Pages of a long list: the count stops at a bound, because counting a million rows is slow."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.functional import cached_property

PAGE_SIZE = 24
MOST_COUNTED = 10_000


class CappedPaginator(Paginator):  # type: ignore[type-arg]
    """A paginator that counts to MOST_COUNTED and no further."""

    @cached_property
    def count(self) -> int:
        if isinstance(self.object_list, list):
            return len(self.object_list)
        return self.object_list.order_by()[: MOST_COUNTED + 1].count()  # type: ignore[union-attr]

    @property
    def is_capped(self) -> bool:
        return self.count > MOST_COUNTED


def page_of(
    rows: Any, *, number: str | None, load: Callable[[list[int]], list[Any]]
) -> "Page[Any]":
    """A page of a queryset, or of a list of keys whose rows `load` fetches."""
    page = CappedPaginator(rows, PAGE_SIZE).get_page(number)
    page.object_list = load(page.object_list) if isinstance(rows, list) else list(page.object_list)
    return page
