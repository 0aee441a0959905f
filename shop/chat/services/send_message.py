from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from core.limits import keeps_pace
from shop.chat.append import append
from shop.chat.exceptions import ChatRefused
from shop.chat.limits import SAY
from shop.chat.models import Conversation, Message, Side, Turn
from shop.chat.ports import couriers
from shop.chat.selectors import is_blocked, side_of
from shop.chat.services.answer_question import answer_question
from shop.chat.services.tell_readers import tell_readers
from shop.chat.words import LONGEST, clean_text


@dataclass(frozen=True)
class Words:
    """What is said; `client_id` is drawn once by the sender and sent again with each retry."""

    text: str = ""
    client_id: UUID = field(default_factory=uuid4)
    # A CleanPicture of core.uploads.
    picture: Any = None


def send_message(author: Any, *, conversation: Conversation | UUID, words: Words) -> Message:
    """Say something in a conversation. The same client id again gives the same message."""
    side = side_of(author, conversation=conversation)
    if side is None:
        raise ChatRefused("not_yours")
    if said := _said(author, side=side, words=words):
        return said
    text = _checked(side, words)
    if not keeps_pace(SAY, str(author.pk)):
        raise ChatRefused("too_fast")
    try:
        with transaction.atomic():
            return _say(author, side=side, text=text, words=words)
    except IntegrityError:
        # The line was bad and it was sent twice at once: the first one stands.
        if said := _said(author, side=side, words=words):
            return said
        raise


def _said(author: Any, *, side: Side, words: Words) -> Message | None:
    said = Message.objects.filter(author=author, client_id=words.client_id).first()
    if said and said.conversation_id != side.conversation_id:
        raise ChatRefused("used")
    return said


def _checked(side: Side, words: Words) -> str:
    text = clean_text(words.text)
    if not text and words.picture is None:
        raise ChatRefused("empty")
    if len(text) > LONGEST:
        raise ChatRefused("too_long")
    if is_blocked(side.conversation):
        raise ChatRefused("blocked")
    parcel = side.conversation.parcel
    if parcel and couriers().parcel(parcel) is None:
        raise ChatRefused("gone")
    return text


def _say(author: Any, *, side: Side, text: str, words: Words) -> Message:
    picture: dict[str, Any] = {}
    if words.picture is not None:
        picture = {
            "picture": words.picture,
            "width": words.picture.width,
            "height": words.picture.height,
        }
    message = append(side, text=text, client_id=words.client_id, author=author, **picture)
    # Who answers has read what stands above.
    Side.objects.filter(pk=side.pk).update(read_number=message.number)
    _count_turn(side, now=message.sent_at)
    if not answer_question(message):
        tell_readers(message)
    return message


def _count_turn(side: Side, *, now: Any) -> None:
    """A question begins to wait, or its wait is over."""
    waiting = Turn.objects.filter(conversation=side.conversation_id, answered_at=None)
    if side.role == Side.Role.STORE:
        waiting.update(answered_at=now)
    elif side.role == Side.Role.PERSON and not waiting.exists():
        store = Side.objects.filter(conversation=side.conversation_id, role=Side.Role.STORE).first()
        if store and store.store:
            Turn.objects.create(
                conversation_id=side.conversation_id, store=store.store, asked_at=now
            )
