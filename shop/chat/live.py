"""What open pages of a conversation hear at once; whoever misses it asks for it."""

import asyncio
import logging
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

# A layer that hangs keeps nobody who writes.
PATIENCE = 2.0

log = logging.getLogger(__name__)


def group_of(conversation: Any) -> str:
    return f"chat.{conversation}"


def tell_pages(conversation: Any, event: dict[str, Any]) -> None:
    try:
        async_to_sync(_tell)(group_of(conversation), event)
    except Exception as error:  # noqa: BLE001 - whatever the channel layer's library raises
        # The rows stand: a page that comes back asks from its last number on.
        log.warning("open pages were not told of %s: %s", conversation, error)


async def _tell(group: str, event: dict[str, Any]) -> None:
    async with asyncio.timeout(PATIENCE):
        await get_channel_layer().group_send(group, event)
