from typing import Any

from notifications.services.notify import notify
from shop.order.parts import store_parts


def tell_stores(order: Any) -> int:
    """Each store's team hears of its own part of an order, in the transaction that places it."""
    told = [
        notify(member, **words)
        for store, words in store_parts(order)
        for member in store.users.filter(is_active=True)
    ]
    return len(told)
