import logging

from django.utils.translation import override

from notifications.models import Notice
from notifications.selectors import unread_count
from notifications.services.tell_person import tell_person

log = logging.getLogger(__name__)


def ring_bell(*, pk: int) -> bool:
    """Tell every open page of the person; a page that hears nothing asks again by itself."""
    notice = Notice.objects.select_related("recipient").filter(pk=pk).first()
    if notice is None:
        return False
    with override(notice.recipient.language):
        content = {
            "type": "notice",
            "id": notice.pk,
            "title": notice.title,
            "unread": unread_count(notice.recipient),
        }
    try:
        tell_person(user_id=notice.recipient_id, content=content)
    except Exception as error:  # noqa: BLE001 - whatever the channel layer's library raises
        # The inbox row stands and pages poll: a layer that is away loses nobody anything.
        log.warning("nobody heard of notice %s: %s", pk, error)
        return False
    return True
