from typing import Any

from django.db import transaction
from django.utils import timezone

from core.audit import record
from shop.chat.exceptions import ChatRefused
from shop.chat.models import Conversation, Side
from shop.chat.selectors import other_side, side_of


def set_block(person: Any, *, conversation: Conversation, blocked: bool) -> bool:
    """Hear nothing more of the other side, in any conversation with it; or hear it again.

    The team cannot be blocked: it writes where something has gone wrong.
    """
    side = side_of(person, conversation=conversation)
    if side is None or Side.Role.SUPPORT in {side.role, other_side(side).role}:
        raise ChatRefused("not_yours")
    same = Side.objects.filter(conversation__pair=side.conversation.pair, role=side.role)
    with transaction.atomic():
        if blocked:
            changed = same.filter(pk=side.pk, blocked_at=None).update(blocked_at=timezone.now())
        else:
            changed = same.exclude(blocked_at=None).update(blocked_at=None)
        if changed:
            record(
                side.conversation,
                action="chat.blocked" if blocked else "chat.unblocked",
                by=person,
                after={"side": side.role},
            )
    return bool(changed)
