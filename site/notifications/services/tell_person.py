from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

from notifications.sockets import group_of


def tell_person(*, user_id: int, content: dict[str, object]) -> None:
    """Send a message to every open page of a person; whoever has none open misses it."""
    async_to_sync(get_channel_layer().group_send)(
        group_of(user_id), {"type": "person.told", "content": content}
    )
