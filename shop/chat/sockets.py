"""The socket of one open conversation: who has no part in it hears and says nothing.

Asked at the door and again at each message, in and out: teams change while pages stay open.
"""

import json
from collections import deque
from typing import Any
from uuid import UUID

from django.utils.translation import override

from core.sockets import NOT_YOURS, PersonSocket, in_thread
from shop.chat import presence
from shop.chat.exceptions import ChatRefused
from shop.chat.live import group_of, unpacked
from shop.chat.models import Side
from shop.chat.selectors import side_of
from shop.chat.services.mark_seen import mark_seen
from shop.chat.services.send_message import Words, send_message
from shop.chat.told import Line


class ChatSocket(PersonSocket):
    """`/ws/chat/<conversation>/`. Says what docs/chat.md lists."""

    # 4,000 letters of any script, escaped as JSON does.
    max_size = 50_000

    async def joined(self) -> None:
        # What this page said itself was answered at once.
        self.answered: deque[str] = deque(maxlen=50)
        self.key: UUID = self.scope["url_route"]["kwargs"]["key"]
        if await self.my_side() is not None:
            await self.join(group_of(self.key))
            await in_thread(presence.came)(self.key, person=self.user.pk)

    async def my_side(self) -> Side | None:
        """The side that is spoken for; the socket closes where there is none any more."""
        if not self.ready:
            # Told to close, and the browser has not answered yet: nothing more goes out.
            return None
        side = await in_thread(side_of)(self.user, conversation=self.key)
        if side is None:
            await self.leave(NOT_YOURS)
        return side

    async def disconnect(self, code: int) -> None:
        if hasattr(self, "key"):
            await in_thread(presence.went)(self.key, person=self.user.pk)
        await super().disconnect(code)

    async def beat(self) -> None:
        await super().beat()
        if self.ready and await self.my_side():
            await in_thread(presence.came)(self.key, person=self.user.pk)

    # --- What the page says ---------------------------------------------------------------
    async def said(self, text: str) -> None:
        told = _read(text)
        if told is None:
            return
        try:
            await self._do(told)
        except ChatRefused:
            await self.leave(NOT_YOURS)

    async def _do(self, told: dict[str, Any]) -> None:
        if told["type"] == "typing" and (side := await self.my_side()):
            event = {"type": "chat.typing", "side": side.pk}
            await self.channel_layer.group_send(group_of(self.key), event)
        elif told["type"] == "seen" and (number := _number(told)):
            await in_thread(mark_seen)(self.user, conversation=self.key, number=number)
        elif told["type"] == "have" and (side := await self.my_side()):
            # What a page missed, it asks for.
            if (last := side.conversation.last_number) > (_number(told) or 0):
                await self.answer({"type": "last", "number": last})
        elif told["type"] == "say":
            await self.answer(await in_thread(self._say)(told))

    def _say(self, told: dict[str, Any]) -> dict[str, Any]:
        key, text = _uuid(told.get("client_id")), told.get("text")
        if key is None or not isinstance(text, str):
            return {"type": "refused", "client_id": told.get("client_id"), "code": "invalid"}
        words = Words(text=text, client_id=key)
        with override(self.user.language):
            try:
                message = send_message(self.user, conversation=self.key, words=words)
            except ChatRefused as refused:
                if refused.code == "not_yours":
                    raise
                why = str(refused.message)
                return {"type": "refused", "client_id": str(key), "code": refused.code, "why": why}
            self.answered.append(str(key))
            line = Line(message, side=message.side, reader=self.user)
            return {"type": "message", "message": line.as_data}

    async def answer(self, told: dict[str, Any]) -> None:
        await self.send(text_data=json.dumps(told))

    # --- What the group says --------------------------------------------------------------
    async def chat_message(self, event: dict[str, Any]) -> None:
        """A message has come: told as this side reads it, if it still may."""
        if not self.ready or event["client_id"] in self.answered:
            return
        side = await self.my_side()
        if side is None or not self.ready:
            return
        with override(self.user.language):
            line = Line(unpacked(event["row"], side=side), side=side, reader=self.user)
            told = line.as_data
        await self.answer({"type": "message", "message": told})

    async def chat_seen(self, event: dict[str, Any]) -> None:
        side = await self.my_side()
        if side and side.pk != event["side"]:
            await self.answer({"type": "seen", "number": event["number"]})

    async def chat_typing(self, event: dict[str, Any]) -> None:
        side = await self.my_side()
        if side and side.pk != event["side"]:
            await self.answer({"type": "typing"})


def _read(text: str) -> dict[str, Any] | None:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) and isinstance(told.get("type"), str) else None


def _number(told: dict[str, Any]) -> int | None:
    number = told.get("number")
    whole = isinstance(number, int) and not isinstance(number, bool)
    return number if whole and 0 < number < 2**31 else None


def _uuid(text: Any) -> UUID | None:
    try:
        return UUID(text)
    except (ValueError, TypeError, AttributeError):
        return None
