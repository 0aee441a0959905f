"""This room's side of the outbox: each handler is one line that calls one service."""

from core.outbox import handles


@handles("chat.push", outside=True)
def push(*, key: str, conversation: str, number: int) -> None:
    from shop.chat.live import tell_pages

    tell_pages(conversation, {"type": "chat.message", "number": number})
