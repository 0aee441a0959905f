"""How the outbox stands, for whoever watches it."""

from typing import TypedDict

from django.db.models import Count, Min
from django.utils import timezone

from core.outbox.models import OutboxMessage


class OutboxState(TypedDict):
    waiting: int
    dead: int
    oldest_seconds: int


def outbox_state() -> OutboxState:
    """Count what is due and not done, what was given up, and how long the oldest has been due."""
    now = timezone.now()
    due = OutboxMessage.objects.filter(status=OutboxMessage.Status.WAITING, due_at__lte=now)
    found = due.aggregate(waiting=Count("pk"), oldest=Min("due_at"))
    dead = OutboxMessage.objects.filter(status=OutboxMessage.Status.DEAD).count()
    age = now - found["oldest"] if found["oldest"] else None
    return {
        "waiting": found["waiting"],
        "dead": dead,
        "oldest_seconds": int(age.total_seconds()) if age else 0,
    }
