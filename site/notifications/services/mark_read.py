from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from notifications.models import Notice


def mark_read(person: Any, *, pks: Iterable[int] | None = None) -> int:
    """Mark one's own notices read: some, or all; returns how many were not."""
    mine = Notice.objects.filter(recipient=person, read_at=None)
    if pks is not None:
        mine = mine.filter(pk__in=pks)
    return mine.update(read_at=timezone.now())
