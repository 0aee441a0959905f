"""What open pages of a conversation hear at once; whoever misses it asks for it."""

import asyncio
import logging
from datetime import datetime
from typing import Any
from uuid import UUID

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

from accounts.models import User
from shop.chat.models import Message, Side

# A layer that hangs keeps nobody who writes.
PATIENCE = 2.0

log = logging.getLogger(__name__)


def group_of(conversation: Any) -> str:
    return f"chat.{conversation}"


def packed(message: Message) -> dict[str, Any]:
    """A message that has just been written, for pages that would each ask for it."""
    return {
        "number": message.number,
        "client_id": str(message.client_id),
        "side": message.side_id,
        "author": message.author_id,
        "called": message.author.first_name if message.author else "",
        "text": message.text,
        "picture": message.picture.name if message.picture else "",
        "pk": message.pk,
        "width": message.width,
        "height": message.height,
        "sent_at": message.sent_at.isoformat(),
        "assistant": message.assistant,
    }


def unpacked(row: dict[str, Any], *, side: Side) -> Message:
    """The same message, beside the side of who reads it; it is not saved again."""
    author = row["author"] and User(pk=row["author"], first_name=row["called"])
    return Message(
        pk=row["pk"],
        conversation_id=side.conversation_id,
        number=row["number"],
        client_id=UUID(row["client_id"]),
        side=next(one for one in side.both if one.pk == row["side"]),
        author=author or None,
        text=row["text"],
        picture=row["picture"],
        width=row["width"],
        height=row["height"],
        sent_at=datetime.fromisoformat(row["sent_at"]),
        assistant=row["assistant"],
    )


def tell_pages(conversation: Any, event: dict[str, Any]) -> None:
    try:
        async_to_sync(_tell)(group_of(conversation), event)
    except Exception as error:  # noqa: BLE001 - whatever the channel layer's library raises
        # The rows stand: a page that comes back asks from its last number on.
        log.warning("open pages were not told of %s: %s", conversation, error)


async def _tell(group: str, event: dict[str, Any]) -> None:
    async with asyncio.timeout(PATIENCE):
        await get_channel_layer().group_send(group, event)
