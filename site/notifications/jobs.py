"""This room's side of the outbox: each handler is one line that calls one service."""

from core.outbox import handles


@handles("notifications.deliver", outside=True)
def deliver(*, key: str, pk: int) -> None:
    from notifications.services.deliver_notice import deliver_notice

    deliver_notice(pk=pk, key=key)


@handles("notifications.ring", outside=True)
def ring(*, key: str, pk: int) -> None:
    from notifications.services.ring_bell import ring_bell

    ring_bell(pk=pk)
