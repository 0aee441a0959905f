from typing import Any

from django.db import transaction
from django.utils import timezone

from core.outbox import after_commit
from core.outbox.models import OutboxMessage
from notifications.channels import email, push, sms
from notifications.kinds import kind_of
from notifications.models import Channel, Choice, Delivery, Notice, QuietHours

REACH = {
    Channel.PUSH: push.can_reach,
    Channel.EMAIL: email.can_reach,
    Channel.SMS: sms.can_reach,
}
# What makes a phone ring; a letter waits in silence anyway.
RINGS = {Channel.SMS, Channel.PUSH}


def notify(recipient: Any, *, kind: str, context: dict[str, Any], about: str = "") -> Notice:
    """Tell a person something: a row of their inbox now, the channels after the commit.

    Called in the transaction of what it tells of, so that both stand or neither.
    """
    sort = kind_of(kind)
    with transaction.atomic():
        notice = Notice.objects.create(
            recipient=recipient, kind=sort.code, context=context, about=about
        )
        after_commit("notifications.ring", pk=notice.pk)
        for channel in _channels(notice):
            delivery = Delivery.objects.create(notice=notice, channel=channel)
            message = after_commit("notifications.deliver", pk=delivery.pk)
            _respect_quiet_hours(notice, channel=channel, message=message)
    return notice


def _channels(notice: Notice) -> list[Channel]:
    """The kind's own, as the person has changed them, where they can be reached at all."""
    sort = notice.sort
    said: dict[str, bool] = {}
    if not sort.always:
        rows = Choice.objects.filter(person=notice.recipient, kind=sort.code)
        said = dict(rows.values_list("channel", "wanted"))
    return [
        channel
        for channel, reaches in REACH.items()
        if said.get(channel, channel in sort.channels) and reaches(notice)
    ]


def _respect_quiet_hours(notice: Notice, *, channel: Channel, message: OutboxMessage) -> None:
    if notice.sort.urgent or channel not in RINGS:
        return
    quiet = QuietHours.objects.filter(person=notice.recipient).first()
    end = quiet.ends_after(timezone.now()) if quiet else None
    if end:
        # The sweeper hands it over when it is due.
        OutboxMessage.objects.filter(pk=message.pk).update(due_at=end, handed_at=None)
