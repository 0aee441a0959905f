"""Write, hand over, run and retry outbox messages."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core.outbox.models import OutboxMessage

log = logging.getLogger(__name__)

Handler = Callable[..., None]
MAX_ATTEMPTS = 10
# A message that a broker or worker lost is handed over again after this long.
HANDOVER = timedelta(minutes=2)

_handlers: dict[str, Handler] = {}
# Set when a message waits: wakes the demo's thread at once.
work_waiting = threading.Event()


def handles(task: str) -> Callable[[Handler], Handler]:
    """Register a function as the handler of a task name."""

    def register(handler: Handler) -> Handler:
        _handlers[task] = handler
        return handler

    return register


def after_commit(task: str, **payload: Any) -> OutboxMessage:
    """Ask for work once the surrounding transaction has committed."""
    if task not in _handlers:
        raise LookupError(f"No handler is registered for {task!r}.")
    message = OutboxMessage.objects.create(task=task, payload=payload)
    transaction.on_commit(lambda: _hand_over(message.pk), robust=True)
    return message


def _hand_over(pk: int) -> None:
    work_waiting.set()
    if settings.BROKER_URL:
        from core.tasks import deliver_outbox

        deliver_outbox.apply_async(kwargs={"pk": pk}, retry=False)


def deliver(*, pk: int) -> bool:
    """Run one message; false when it was done already, failed or is not due."""
    now = timezone.now()
    try:
        with transaction.atomic():
            claimed = OutboxMessage.objects.filter(
                pk=pk, status=OutboxMessage.Status.WAITING, due_at__lte=now
            ).update(status=OutboxMessage.Status.DONE, done_at=now, attempts=F("attempts") + 1)
            if not claimed:
                return False
            message = OutboxMessage.objects.get(pk=pk)
            _handlers[message.task](**message.payload)
    except Exception as error:  # noqa: BLE001 - whatever a handler raises, the row keeps it
        _record_failure(pk=pk, error=error, now=now)
        return False
    return True


def _record_failure(*, pk: int, error: Exception, now: datetime) -> None:
    message = OutboxMessage.objects.get(pk=pk)
    attempts = message.attempts + 1
    dead = attempts >= MAX_ATTEMPTS
    log.exception("outbox %s failed", message, exc_info=error)
    OutboxMessage.objects.filter(pk=pk, status=OutboxMessage.Status.WAITING).update(
        attempts=attempts,
        last_error=f"{type(error).__name__}: {error}"[:2000],
        status=OutboxMessage.Status.DEAD if dead else OutboxMessage.Status.WAITING,
        due_at=now + timedelta(seconds=min(5 * 2**attempts, 3600)),
    )


def drain(*, limit: int = 100) -> int:
    """Run what is due in this process; returns how many were run."""
    due = OutboxMessage.objects.filter(
        status=OutboxMessage.Status.WAITING, due_at__lte=timezone.now()
    ).order_by("due_at", "id")
    return sum(deliver(pk=pk) for pk in due.values_list("pk", flat=True)[:limit])


def sweep() -> int:
    """Hand over again what has waited longer than a hand-over should take."""
    if not settings.BROKER_URL:
        return drain()
    late = OutboxMessage.objects.filter(
        status=OutboxMessage.Status.WAITING, due_at__lte=timezone.now() - HANDOVER
    ).order_by("due_at", "id")
    pks = list(late.values_list("pk", flat=True)[:1000])
    for pk in pks:
        _hand_over(pk)
    return len(pks)
