from typing import Any

from django.db import transaction

from shop.chat.append import append
from shop.chat.assistant.replies import farewell
from shop.chat.exceptions import ChatRefused
from shop.chat.models import Conversation, Message, Side
from shop.chat.selectors import side_of
from shop.chat.services.tell_readers import tell_readers


def hand_over(person: Any, *, conversation: Conversation) -> bool:
    """Have a person of the team instead of the assistant; False where one has it already."""
    side = side_of(person, conversation=conversation)
    if side is None or side.role != Side.Role.PERSON:
        raise ChatRefused("not_yours")
    with transaction.atomic():
        assisted = Conversation.objects.filter(pk=side.conversation_id, assisted=True)
        if not assisted.update(assisted=False):
            return False
        asked = Message.objects.filter(side=side).order_by("-number").first()
        # Where nothing was asked yet, the question tells the team by itself.
        if asked:
            team = Side.objects.get(conversation=side.conversation_id, role=Side.Role.SUPPORT)
            reply = farewell(person.language)
            append(team, text=reply.text, assistant=reply.code)
            tell_readers(asked)
    return True
