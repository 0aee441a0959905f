"""The one socket that each open page of a signed-in person holds."""

import json
from typing import Any

from core.sockets import PersonSocket, in_thread
from notifications.selectors import unread_count


def group_of(user_id: int) -> str:
    """The channel group that reaches every open page of a person."""
    return f"person.{user_id}"


class NotificationSocket(PersonSocket):
    """Speaks to one person only; hears the heartbeat and one question."""

    async def joined(self) -> None:
        await self.join(group_of(self.user.pk))

    async def said(self, text: str) -> None:
        """A page that has just joined asks what it may have missed on the way here."""
        if text == "unread":
            unread = await in_thread(unread_count)(self.user)
            await self.send(text_data=json.dumps({"type": "unread", "unread": unread}))

    async def person_told(self, event: dict[str, Any]) -> None:
        """Pass on what `tell_person` sent."""
        # Told to close, and the browser has not answered yet: nothing more goes out.
        if self.ready:
            await self.send(text_data=json.dumps(event["content"]))
