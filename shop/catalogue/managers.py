"""Oscar's product queries that can also be searched, and never tell a price that lags."""

from collections.abc import Sequence
from typing import Any

from oscar.apps.catalogue.managers import ProductQuerySet as OscarProductQuerySet
from wagtail.search.queryset import SearchableQuerySetMixin

from core.replica import PRIMARY, REPLICA

# Columns of a product's own row that are money or stock.
TRUE_FIELDS = ("listed_price", "listed_was", "listed_in_stock")


class ProductQuerySet(SearchableQuerySetMixin, OscarProductQuerySet):
    """Finding and sorting may be done in the copy of the database: that is what lists cost.

    What it found gets its price and whether it is in stock from the primary, by one more query of
    so many keys.
    """

    def for_store(self, store: Any) -> "ProductQuerySet":
        """What this store sells, variants left out: where everything of a seller's desk starts."""
        return self.filter(store=store).exclude(structure="child")

    def _fetch_all(self) -> None:
        fresh = self._result_cache is None
        super()._fetch_all()
        if fresh:
            show_the_truth(self.model, self._result_cache)


def show_the_truth(model: Any, rows: Sequence[Any]) -> None:
    lagging = [
        row
        for row in rows
        if isinstance(row, model)
        and row._state.db == REPLICA
        and not row.get_deferred_fields().issuperset(TRUE_FIELDS)
    ]
    if not lagging:
        return
    primary = model._base_manager.using(PRIMARY).filter(pk__in=[row.pk for row in lagging])
    truth = {pk: told for pk, *told in primary.values_list("pk", *TRUE_FIELDS)}
    for row in lagging:
        # What is no longer there cannot be bought.
        told = truth.get(row.pk, (None, None, False))
        row.listed_price, row.listed_was, row.listed_in_stock = told
