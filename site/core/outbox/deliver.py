"""Run one message, and put on record how it went."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from core.outbox.handlers import handler_of
from core.outbox.models import OutboxMessage

log = logging.getLogger(__name__)

MAX_ATTEMPTS = 10
# A worker that was killed holds its message no longer than this.
HOLD = timedelta(minutes=2)
Status = OutboxMessage.Status


def deliver(*, pk: int) -> bool:
    """Run one message; false when it was done already, failed or is not due."""
    message = _take(pk=pk)
    if message is None:
        return False
    try:
        return _run(message)
    except Exception as error:
        log.exception("outbox %s failed", message)
        _record_failure(message=message, error=error)
        return False


def drain(*, limit: int = 100) -> int:
    """Run what is due in this process; returns how many were run."""
    due = OutboxMessage.objects.filter(status=Status.WAITING, due_at__lte=timezone.now())
    pks = list(due.order_by("due_at", "id").values_list("pk", flat=True)[:limit])
    return sum(deliver(pk=pk) for pk in pks)


def still_at_work(*, key: str) -> None:
    """A long `outside` handler says now and then that it lives: nobody else takes its message."""
    OutboxMessage.objects.filter(key=key, status=Status.WAITING).update(
        due_at=timezone.now() + HOLD
    )


def _take(*, pk: int) -> OutboxMessage | None:
    """Count the attempt before it is made, so that one which kills its worker is counted too."""
    now = timezone.now()
    with transaction.atomic():
        message = (
            OutboxMessage.objects.select_for_update(skip_locked=True)
            .filter(pk=pk, status=Status.WAITING, due_at__lte=now)
            .first()
        )
        if message is None:
            return None
        if message.attempts >= MAX_ATTEMPTS:
            _bury(message=message, error="The worker died at every attempt.")
            return None
        message.attempts += 1
        OutboxMessage.objects.filter(pk=pk).update(attempts=message.attempts, due_at=now + HOLD)
    return message


def _run(message: OutboxMessage) -> bool:
    handler = handler_of(message.task)
    if handler.outside:
        handler.function(key=str(message.key), **message.payload)
        return _finish(message)
    with transaction.atomic():
        # Done first: of two workers that both took it, the second stops here.
        if not _finish(message):
            return False
        handler.function(**message.payload)
    return True


def _finish(message: OutboxMessage) -> bool:
    return bool(
        OutboxMessage.objects.filter(
            pk=message.pk, status=Status.WAITING, attempts=message.attempts
        ).update(status=Status.DONE, done_at=timezone.now(), last_error="")
    )


def _record_failure(*, message: OutboxMessage, error: Exception) -> None:
    reason = f"{type(error).__name__}: {error}"[:2000]
    if message.attempts >= MAX_ATTEMPTS:
        _bury(message=message, error=reason)
        return
    pause = timedelta(seconds=min(5 * 2**message.attempts, 3600))
    OutboxMessage.objects.filter(
        pk=message.pk, status=Status.WAITING, attempts=message.attempts
    ).update(last_error=reason, due_at=timezone.now() + pause, handed_at=None)


def _bury(*, message: OutboxMessage, error: str) -> None:
    log.error("outbox %s is given up: %s", message, error)
    OutboxMessage.objects.filter(
        pk=message.pk, status=Status.WAITING, attempts=message.attempts
    ).update(status=Status.DEAD, last_error=error)
