from django.db.models import F
from django.utils import timezone
from django.utils.translation import override

from notifications.channels import ChannelError, email, push, sms
from notifications.models import Channel, Delivery

SENDERS = {Channel.PUSH: push.send, Channel.EMAIL: email.send, Channel.SMS: sms.send}
Status = Delivery.Status


def deliver_notice(*, pk: int, key: str) -> bool:
    """Send one notice by one channel. A passing failure is raised: the outbox tries again."""
    waiting = Delivery.objects.select_related("notice__recipient")
    delivery = waiting.filter(pk=pk, status=Status.WAITING).first()
    if delivery is None or not delivery.notice.recipient.is_active:
        return False
    Delivery.objects.filter(pk=pk).update(attempts=F("attempts") + 1, changed_at=timezone.now())
    try:
        with override(delivery.notice.recipient.language):
            SENDERS[Channel(delivery.channel)](delivery.notice, key=key)
    except ChannelError as error:
        _settle(pk, Status.FAILED if error.permanent else Status.WAITING, str(error))
        if not error.permanent:
            raise
        return False
    _settle(pk, Status.SENT, "")
    return True


def _settle(pk: int, status: str, error: str) -> None:
    Delivery.objects.filter(pk=pk, status=Status.WAITING).update(
        status=status, error=error[:300], changed_at=timezone.now()
    )
