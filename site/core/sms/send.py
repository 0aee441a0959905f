"""Ask for a message, carry it, and learn whether it came."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db.models import F, QuerySet
from django.utils import timezone

from core.outbox import after_commit, handles
from core.sms.gsm7 import LONGEST, length_of, to_gsm7
from core.sms.models import SmsDay, TextMessage
from core.sms.providers import ConsoleSms, SmsError, sms_provider

log = logging.getLogger(__name__)
Status = TextMessage.Status
GOOD_FOR = timedelta(minutes=15)
# How long a provider is asked what became of a message, and how long its words are kept.
FOLLOWED = timedelta(hours=24)
KEEP_BODY = timedelta(minutes=20)
KEEP_ROW = timedelta(days=90)


class BudgetSpent(Exception):
    """No more SMS today; people are shown the way by e-mail."""


def send_sms(*, phone: str, body: str, kind: str, good_for: timedelta = GOOD_FOR) -> TextMessage:
    """Put a message into the outbox; BudgetSpent when today's are used up."""
    text = to_gsm7(body)
    if length_of(text) > LONGEST:
        raise ValueError(f"{kind}: {length_of(text)} signs are more than one SMS carries.")
    spend_one()
    message = TextMessage.objects.create(
        phone=phone, body=text, kind=kind, good_until=timezone.now() + good_for
    )
    after_commit("sms.carry", pk=message.pk)
    return message


def sms_left() -> bool:
    """Whether today's budget has one more; asking spends nothing."""
    today = SmsDay.objects.filter(day=timezone.localdate()).first()
    budget: int = settings.SMS_DAILY_BUDGET
    return (today.sent if today else 0) < budget


def spend_one() -> None:
    today = timezone.localdate()
    SmsDay.objects.get_or_create(day=today)
    left = SmsDay.objects.filter(day=today, sent__lt=settings.SMS_DAILY_BUDGET)
    if not left.update(sent=F("sent") + 1):
        log.error("The day's budget of %d SMS is spent.", settings.SMS_DAILY_BUDGET)
        raise BudgetSpent


@handles("sms.carry", outside=True)
def carry(*, key: str, pk: int) -> None:
    """Hand it to the provider. A passing failure is raised, so that the outbox tries again."""
    message = TextMessage.objects.filter(pk=pk, status=Status.WAITING).first()
    if message is None:
        return
    if message.good_until <= timezone.now():
        _fail(message, "too late")
        return
    try:
        provider_id = sms_provider().send(
            phone=message.phone, body=message.body, key=str(message.key)
        )
    except SmsError as error:
        if not error.permanent:
            raise
        _fail(message, str(error))
        return
    TextMessage.objects.filter(pk=pk, status=Status.WAITING).update(
        status=Status.SENT, provider_id=provider_id
    )


def _fail(message: TextMessage, reason: str) -> None:
    log.warning("SMS %s was not sent: %s", message.pk, reason)
    TextMessage.objects.filter(pk=message.pk).update(status=Status.FAILED, error=reason[:300])


def follow() -> int:
    """Ask what became of the messages that are on their way; returns how many were settled."""
    since = timezone.now() - FOLLOWED
    settled = 0
    for message in TextMessage.objects.filter(status=Status.SENT, created_at__gt=since)[:500]:
        try:
            found = sms_provider().status_of(message.provider_id)
        except SmsError as error:
            log.warning("No word of SMS %s: %s", message.pk, error)
            continue
        if found != Status.SENT:
            settled += TextMessage.objects.filter(pk=message.pk, status=Status.SENT).update(
                status=found
            )
    return settled


def forget() -> int:
    """Empty what was said and drop what is old."""
    now = timezone.now()
    TextMessage.objects.filter(created_at__lte=now - KEEP_BODY).exclude(body="").exclude(
        status=Status.WAITING
    ).update(body="")
    return TextMessage.objects.filter(created_at__lte=now - KEEP_ROW).delete()[0]


def shows_texts() -> bool:
    """Whether nobody's phone rings and messages stand on the demo's own page."""
    return isinstance(sms_provider(), ConsoleSms)


def newest_texts() -> QuerySet[TextMessage]:
    """What is on the phone of the demo, newest first; what is forgotten is gone there too."""
    return TextMessage.objects.exclude(body="").order_by("-created_at", "-pk")[:20]
