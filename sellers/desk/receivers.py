"""News from other rooms; each line calls one service, after the commit that sends it."""

from typing import Any

from django.dispatch import receiver
from oscar.apps.order.signals import order_placed

from core.outbox import after_commit, handles
from sellers.desk.services.watch_stock import watch_stock

WATCH = "desk.watch_stock"


@handles(WATCH)
def watch_stock_later(*, keys: list[int]) -> None:
    watch_stock(keys)


@receiver(order_placed, dispatch_uid="desk.watch_stock")
def watch_what_was_bought(*, order: Any, **kwargs: Any) -> None:
    keys = order.lines.exclude(product=None).values_list("product_id", flat=True)
    after_commit(WATCH, keys=sorted(set(keys)))
