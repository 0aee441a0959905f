"""The order room's side of the outbox: each handler is one line that calls one service."""

from core.outbox import handles


@handles("order.confirm", outside=True)
def confirm(*, key: str, pk: int, language: str | None = None) -> None:
    from shop.order.services.send_confirmation import send_confirmation

    send_confirmation(pk=pk, language=language, key=key)


@handles("order.count_purchases")
def count_purchases(*, pk: int) -> None:
    from oscar.apps.analytics.receivers import receive_order_placed

    from shop.order.models import Order

    order = Order.objects.select_related("user").get(pk=pk)
    receive_order_placed(sender=Order, order=order, user=order.user)
