from typing import Any
from uuid import UUID

from django.db import transaction

from notifications.models import Notice
from notifications.services.mark_read import mark_read
from shop.chat.exceptions import ChatRefused
from shop.chat.live import tell_pages
from shop.chat.models import Conversation, Side
from shop.chat.selectors import side_of


def mark_seen(person: Any, *, conversation: Conversation | UUID, number: int) -> bool:
    """A side has read up to a message; never backwards, never beyond the last one."""
    side = side_of(person, conversation=conversation)
    if side is None:
        raise ChatRefused("not_yours")
    number = min(number, side.conversation.last_number)
    with transaction.atomic():
        moved = Side.objects.filter(pk=side.pk, read_number__lt=number).update(read_number=number)
        notices = Notice.objects.filter(
            recipient=person, about=f"chat:{side.conversation_id}", read_at=None
        )
        mark_read(person, pks=list(notices.values_list("pk", flat=True)))
        if moved:
            event = {"type": "chat.seen", "side": side.pk, "number": number}
            transaction.on_commit(lambda: tell_pages(side.conversation_id, event))
    return bool(moved)
