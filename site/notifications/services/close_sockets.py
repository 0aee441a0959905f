import logging

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

from core.sockets import session_group

log = logging.getLogger(__name__)


def close_sockets(*, session_key: str) -> None:
    """Close what the tabs of one sign-in hold open, the moment it ends."""
    try:
        async_to_sync(get_channel_layer().group_send)(
            session_group(session_key), {"type": "session.ended"}
        )
    except Exception as error:  # noqa: BLE001 - whatever the channel layer's library raises
        # The next heartbeat finds that the session is gone.
        log.warning("sockets were not told of a sign-out: %s", error)
