from shop.chat.append import append
from shop.chat.assistant.replies import HANDOVER, reply_to
from shop.chat.models import Conversation, Message, Side


def answer_question(message: Message) -> bool:
    """Let the assistant answer a message, in its transaction; True where no person is needed yet.

    It hears one's own side of the team's conversations alone, so it never answers itself, and
    leaves for good when somebody of the team writes.
    """
    if not message.side.conversation.assisted:
        # It never comes back, so this can be old news but not wrong.
        return False
    # Read under the lock that the message's number was drawn with.
    assisted = Conversation.objects.filter(pk=message.conversation_id, assisted=True)
    if not assisted.exists():
        return False
    if message.side.role != Side.Role.PERSON or message.author is None:
        assisted.update(assisted=False)
        return False
    said = Message.objects.filter(conversation=message.conversation_id).exclude(assistant="")
    reply = reply_to(
        message.text,
        before=list(said.values_list("assistant", flat=True)),
        language=message.author.language,
    )
    team = Side.objects.get(conversation=message.conversation_id, role=Side.Role.SUPPORT)
    append(team, text=reply.text, assistant=reply.code)
    if reply.code == HANDOVER:
        assisted.update(assisted=False)
        return False
    return True
