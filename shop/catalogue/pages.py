"""Pages of a list that never counts further than people read."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.functional import cached_property

PAGE_SIZE = 24
# A list ends here; whoever is still looking narrows it. A multiple of the page.
MOST_COUNTED = 1008


class CappedPaginator(Paginator):  # type: ignore[type-arg]
    """`count` stops at MOST_COUNTED: counting many rows is slow, showing 24 is not."""

    @cached_property
    def counted(self) -> int:
        unsorted: Any = self.object_list.order_by()  # type: ignore[union-attr]
        return int(unsorted[: MOST_COUNTED + 1].count())

    @property
    def is_capped(self) -> bool:
        return self.counted > MOST_COUNTED

    @property
    def rounded(self) -> int:
        """What `… +` may truly be said of."""
        return MOST_COUNTED // 1000 * 1000

    @cached_property
    def count(self) -> int:
        return min(self.counted, MOST_COUNTED)


def page_of(products: Any, *, number: Any) -> Page:  # type: ignore[type-arg]
    """The page with this number; what is no number is the first, what is too high the last."""
    return CappedPaginator(products, PAGE_SIZE).get_page(number)
