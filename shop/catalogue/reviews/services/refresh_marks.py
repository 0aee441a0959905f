"""A review came, changed or went: the product's mark follows now, its store's with the outbox."""

from collections.abc import Iterable

from core.outbox import after_commit
from shop.catalogue.models import Product
from shop.catalogue.services.refresh_listing import refresh_listing

STORES = "reviews.refresh_store_marks"


def refresh_marks(products: Iterable[int]) -> None:
    """Last in the transaction of the write."""
    keys = list(products)
    refresh_listing(keys)
    # Later and not now: two reviews of one store do not wait for each other's row.
    stores = Product.objects.filter(pk__in=keys, store__isnull=False).order_by()
    if found := sorted(set(stores.values_list("store_id", flat=True))):
        after_commit(STORES, keys=found)
