"""Conversations: the shopper's with Boutique Aïssatou is nobody else's, not even a moderator's."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from core.tests.hostile import jpeg
from shop.chat.services.open_conversation import Subject, open_conversation
from shop.chat.services.send_message import Words, send_message
from tests.roles.api import Asked, Row


def _talk(market: Any) -> Any:
    """The shopper's first word is number 1, the store's answer number 2."""
    talk = open_conversation(market.shopper, subject=Subject(store=market.store))
    if not talk.messages.exists():
        send_message(market.shopper, conversation=talk, words=Words(text="Bonjour"))
        send_message(market.owner, conversation=talk, words=Words(text="Votre code ?"))
    return talk


def _in_it(body: Any = None, **path: Any) -> Callable[[Any], Asked]:
    return lambda market: Asked(path={"key": _talk(market).pk, **path}, query={}, body=body)


def _begin(market: Any) -> Asked:
    return Asked(path={}, query={}, body={"store": market.store.code})


def _written(market: Any) -> Asked:
    body = {"client_id": str(uuid4()), "text": "Merci"}
    return Asked(path={"key": _talk(market).pk}, query={}, body=body)


def _picture(market: Any) -> Asked:
    photo = SimpleUploadedFile("x.jpg", jpeg(), content_type="image/jpeg")
    form = {"client_id": str(uuid4()), "picture": photo}
    return Asked(path={"key": _talk(market).pk}, query={}, form=form)


def _with_the_team(market: Any) -> Asked:
    return Asked(path={"key": open_conversation(market.shopper, subject=Subject()).pk}, query={})


BOTH = "shopper owner"
ADDRESSES = {
    "list_conversations": Row(),
    # Nobody asks their own store.
    "begin_conversation": Row("shopper rival moderator", refused="owner", asks=_begin),
    "get_conversation": Row(BOTH, asks=_in_it()),
    "list_messages": Row(BOTH, asks=_in_it()),
    "write_message": Row(BOTH, asks=_written),
    "send_picture": Row(BOTH, asks=_picture),
    "see_messages": Row(BOTH, asks=_in_it({"number": 1})),
    # Moderators answer for the team: they are the person that is asked for.
    "ask_for_a_person": Row("shopper", refused="moderator", asks=_with_the_team),
    "block_conversation": Row(BOTH, asks=_in_it({"blocked": True})),
    # It is the other side's message that one reports.
    "report": Row("shopper", refused="owner", asks=_in_it({"reason": "fraud"}, number=2)),
    "count_unread": Row(),
}
