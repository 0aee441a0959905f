"""Pictures of conversations: for its two sides, and for who judges a report of it."""

from django.http import HttpRequest

from core.uploads import PrivateFile, register_private
from shop.chat.models import Message
from shop.chat.selectors import side_of

LONGEST_KEY = 18


def find_picture(request: HttpRequest, key: str) -> PrivateFile | None:
    if not (key.isascii() and key.isdecimal() and len(key) <= LONGEST_KEY):
        return None
    message = Message.objects.filter(pk=int(key)).exclude(picture="").first()
    if message is None or not _may_see(request, message):
        return None
    return PrivateFile(message.picture.name, f"photo.{message.picture.name.rsplit('.', 1)[-1]}")


def _may_see(request: HttpRequest, message: Message) -> bool:
    if request.user.has_perm("chat.view_report") and message.reports.exists():
        return True
    return message.removed_at is None and bool(
        side_of(request.user, conversation=message.conversation_id)
    )


def register() -> None:
    register_private("chat", find_picture)
