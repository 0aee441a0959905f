from collections.abc import Iterable
from typing import Any

from sellers.desk.bulk.models import BulkChange
from shop.catalogue.models import Product

MOST = 5_000


class TooMany(Exception):
    """More than one change takes."""


def pick_products(partner: Any, *, keys: Iterable[int], by: Any) -> BulkChange | None:
    """Keep which products were chosen; of another store's there are none. None: nothing is left."""
    wanted = sorted(set(keys))
    if len(wanted) > MOST:
        raise TooMany
    mine = Product.objects.for_store(partner).filter(pk__in=wanted).order_by("pk")
    picked = list(mine.values_list("pk", flat=True))
    if not picked:
        return None
    return BulkChange.objects.create(partner=partner, asked_by=by, picked=picked)
