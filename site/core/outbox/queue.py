"""Write messages, hand them to a worker, and again where one was lost."""

import logging
import threading
import time
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from core.audit import record
from core.outbox.handlers import handler_of
from core.outbox.models import OutboxMessage

log = logging.getLogger(__name__)

# A message that a broker or worker lost is handed over again after this long.
HANDOVER = timedelta(minutes=2)
# A broker that did not answer is let be for so long: pages must not wait for it one by one.
REST_SECONDS = 5.0
KEEP_DONE = timedelta(days=7)

# Set when a message waits: wakes the demo's thread at once.
work_waiting = threading.Event()
_broker_rests_until = 0.0


def after_commit(task: str, **payload: Any) -> OutboxMessage:
    """Ask for work once the surrounding transaction has committed."""
    handler_of(task)
    message = OutboxMessage.objects.create(task=task, payload=payload)
    transaction.on_commit(lambda: hand_over_or_leave(message.pk), robust=True)
    return message


def hand_over_or_leave(pk: int) -> None:
    """What no broker took waits for the sweeper's next round, not for as long as what was lost."""
    if not hand_over(pk) and settings.BROKER_URL:
        OutboxMessage.objects.filter(pk=pk).update(handed_at=None)


def hand_over(pk: int) -> bool:
    """Tell a worker; where none can be told, the row waits for the sweeper."""
    global _broker_rests_until
    work_waiting.set()
    if not settings.BROKER_URL or time.monotonic() < _broker_rests_until:
        return False
    from core.tasks import deliver_outbox

    try:
        deliver_outbox.apply_async(kwargs={"pk": pk}, retry=False)
    except Exception as error:  # noqa: BLE001 - whatever the broker's library raises
        _broker_rests_until = time.monotonic() + REST_SECONDS
        log.warning("the broker does not answer, the sweeper will hand over: %s", error)
        return False
    return True


def sweep() -> int:
    """Hand over what is due and was not handed over, or so long ago that it was lost."""
    from core.outbox.deliver import drain

    if not settings.BROKER_URL:
        return drain()
    now = timezone.now()
    late = OutboxMessage.objects.filter(
        Q(handed_at__isnull=True) | Q(handed_at__lte=now - HANDOVER),
        status=OutboxMessage.Status.WAITING,
        due_at__lte=now,
    ).order_by("due_at", "id")
    handed = []
    for pk in late.values_list("pk", flat=True)[:1000]:
        if not hand_over(pk):
            break
        handed.append(pk)
    OutboxMessage.objects.filter(pk__in=handed).update(handed_at=now)
    return len(handed)


def replay(*, pks: list[int], by: Any = None) -> int:
    """Let dead messages try again from the start; returns how many there were."""
    revived = 0
    with transaction.atomic():
        for message in OutboxMessage.objects.filter(pk__in=pks).order_by("pk"):
            revived += _revive(message, by=by)
    return revived


def _revive(message: OutboxMessage, *, by: Any) -> bool:
    now = timezone.now()
    if not OutboxMessage.objects.filter(pk=message.pk, status=OutboxMessage.Status.DEAD).update(
        status=OutboxMessage.Status.WAITING, attempts=0, due_at=now, handed_at=now
    ):
        return False
    record(message, action="outbox.replayed", by=by, before={"error": message.last_error})
    transaction.on_commit(lambda: hand_over_or_leave(message.pk), robust=True)
    return True


def prune() -> int:
    """Forget what was done long ago: payloads may name people."""
    old = OutboxMessage.objects.filter(
        status=OutboxMessage.Status.DONE, done_at__lte=timezone.now() - KEEP_DONE
    )
    return old.delete()[0]
