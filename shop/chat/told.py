"""A message as one of its two sides reads it: in a page, in the API, over a socket."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from shop.chat.assistant.replies import HANDOVER
from shop.chat.models import Message, Side
from shop.chat.words import leads_outside

# What a bell says of it; the rest stands in the conversation.
BEGINNING = 120


@dataclass(frozen=True)
class Line:
    message: Message
    # Who reads, and for which side.
    side: Side
    reader: Any

    @property
    def mine(self) -> bool:
        return self.message.side_id == self.side.pk

    @property
    def who(self) -> str:
        """The other side by its name; of one's own team, who wrote; a program as what it is."""
        if self.assistant:
            return _("Assistant automatique")
        if not self.mine:
            return str(self.message.side.name)
        author = self.message.author
        if author is None or author.pk == self.reader.pk:
            return ""
        return author.first_name

    @property
    def assistant(self) -> bool:
        return bool(self.message.assistant)

    @property
    def handed_over(self) -> bool:
        return self.message.assistant == HANDOVER

    @property
    def removed(self) -> bool:
        return self.message.removed_at is not None

    @property
    def text(self) -> str:
        return "" if self.removed else self.message.text

    @property
    def outside(self) -> bool:
        return leads_outside(self.text)

    @property
    def picture(self) -> dict[str, Any] | None:
        message = self.message
        if self.removed or not message.picture:
            return None
        url = reverse("private_file", kwargs={"kind": "chat", "key": str(message.pk)})
        return {"url": url, "width": message.width, "height": message.height}

    @property
    def as_data(self) -> dict[str, Any]:
        return {
            "number": self.message.number,
            "client_id": str(self.message.client_id),
            "mine": self.mine,
            "who": self.who,
            "assistant": self.assistant,
            "handed_over": self.handed_over,
            "text": self.text,
            "outside": self.outside,
            "picture": self.picture,
            "sent_at": self.message.sent_at.isoformat(),
            "removed": self.removed,
        }


def lines_of(messages: Any, *, side: Side, reader: Any) -> list[Line]:
    return [Line(message, side=side, reader=reader) for message in messages]


def called(conversation: Any) -> str:
    """What a conversation is about, in a line."""
    if conversation.product:
        return str(conversation.product.get_title())
    if conversation.order:
        return _("Commande %(number)s") % {"number": conversation.order.number}
    return _("Colis %(number)s") % {"number": conversation.parcel} if conversation.parcel else ""


def words_about(message: Message) -> dict[str, Any]:
    """What a notice of it holds."""
    return {
        "kind": "chat.message",
        "context": {
            "name": str(message.side.name),
            "text": message.text[:BEGINNING] or "📷",
            "conversation": str(message.conversation_id),
        },
        "about": f"chat:{message.conversation_id}",
    }
