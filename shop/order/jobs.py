"""The order room's side of the outbox: each handler is one line that calls one service."""

from core.outbox import handles


@handles("order.confirm")
def confirm(*, pk: int) -> None:
    from shop.order.services.send_confirmation import send_confirmation

    send_confirmation(pk=pk)
