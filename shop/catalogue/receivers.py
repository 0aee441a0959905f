"""News from other rooms; each line calls one service, after the commit that sends it."""

from typing import Any

from django.dispatch import receiver
from oscar.apps.order.signals import order_placed

from core.outbox import after_commit, handles
from shop.catalogue.services.refresh_listing import refresh_listing

REFRESH = "catalogue.refresh_listing"


@handles(REFRESH)
def refresh_listing_later(*, keys: list[int]) -> None:
    refresh_listing(keys)


@receiver(order_placed, dispatch_uid="catalogue.refresh_listing")
def refresh_what_was_bought(*, order: Any, **kwargs: Any) -> None:
    # Later and not now: many orders of one product do not wait for each other's row.
    keys = order.lines.exclude(product=None).values_list("product_id", flat=True)
    after_commit(REFRESH, keys=sorted(set(keys)))
