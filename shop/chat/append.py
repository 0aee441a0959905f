"""The next message of a conversation, with the number that makes its place."""

from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from shop.chat.live import packed, tell_pages
from shop.chat.models import Conversation, Message, Side
from shop.search.words import plain


def append(side: Side, *, text: str, client_id: UUID | None = None, **more: Any) -> Message:
    """Within a transaction: open pages are told after it, and ask now and then what they missed."""
    now = timezone.now()
    # The row's lock is held until the commit: numbers come to light in their order.
    mine = Conversation.objects.filter(pk=side.conversation_id)
    mine.update(last_number=F("last_number") + 1, last_at=now)
    number = mine.values_list("last_number", flat=True).get()
    message = Message(
        conversation_id=side.conversation_id,
        number=number,
        side=side,
        client_id=client_id or uuid4(),
        text=text,
        search_text=plain(text),
        sent_at=now,
        **more,
    )
    message.save(force_insert=True)
    event = {"type": "chat.message", "client_id": str(message.client_id), "row": packed(message)}
    transaction.on_commit(lambda: tell_pages(side.conversation_id, event))
    return message
