"""The one socket that each open page of a signed-in person holds."""

import json
from typing import Any

from channels.generic.websocket import AsyncWebsocketConsumer

SIGN_IN_FIRST = 4401
TOO_LARGE = 4413
MAX_SIZE = 1024


def group_of(user_id: int) -> str:
    """The channel group that reaches every open page of a person."""
    return f"person.{user_id}"


class NotificationSocket(AsyncWebsocketConsumer):
    """Speaks to one person only; hears nothing but the heartbeat."""

    group = ""

    async def connect(self) -> None:
        user = self.scope["user"]
        if not user.is_authenticated:
            # Accepted first: a browser cannot read the code of a refused handshake.
            await self.accept()
            await self.close(code=SIGN_IN_FIRST)
            return
        self.group = group_of(user.pk)
        await self.channel_layer.group_add(self.group, self.channel_name)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        if self.group:
            await self.channel_layer.group_discard(self.group, self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        if bytes_data or len(text_data or "") > MAX_SIZE:
            await self.close(code=TOO_LARGE)
        elif text_data == "ping":
            await self.send(text_data="pong")

    async def person_told(self, event: dict[str, Any]) -> None:
        """Pass on what `tell_person` sent."""
        await self.send(text_data=json.dumps(event["content"]))
