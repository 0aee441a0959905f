from notifications.services.notify import notify
from notifications.services.renew_notice import renew_notice
from shop.chat.models import Message
from shop.chat.presence import is_reading
from shop.chat.selectors import other_side, people_of
from shop.chat.told import words_about


def tell_readers(message: Message) -> int:
    """Tell the other side of a message, each of them once until they look; returns how many.

    Whoever has the conversation before their eyes sees it come and is not told.
    """
    told = 0
    for person in people_of(other_side(message.side)):
        if is_reading(message.conversation_id, person=person.pk):
            continue
        words = words_about(message)
        renew_notice(person, **words) or notify(person, **words)
        told += 1
    return told
