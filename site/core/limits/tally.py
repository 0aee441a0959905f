"""Count, in a row that is locked for the moment of counting."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from core.limits.models import Tally

SLOTS = 10
Counts = dict[str, int]


@dataclass(frozen=True)
class Limit:
    kind: str
    most: int
    seconds: int

    @property
    def slot(self) -> int:
        return int(time.time() * SLOTS // self.seconds)

    def recent(self, counts: Counts) -> Counts:
        """What still counts. The oldest slot stays whole: never more than `most` in a window."""
        oldest = self.slot - SLOTS
        return {slot: count for slot, count in counts.items() if int(slot) >= oldest}


def take(limit: Limit, who: str) -> bool:
    """Count one more; false, and nothing counted, when that would be too many."""

    # A flood of refusals takes no lock and writes nothing.
    if is_full(limit, who):
        return False

    def add(counts: Counts) -> bool:
        if sum(counts.values()) >= limit.most:
            return False
        slot = str(limit.slot)
        counts[slot] = counts.get(slot, 0) + 1
        return True

    return _change(limit, who, add)


def give_back(limit: Limit, who: str) -> None:
    """Uncount the newest one: what was counted beforehand turned out well."""

    def remove(counts: Counts) -> bool:
        if not counts:
            return False
        newest = max(counts, key=int)
        counts[newest] -= 1
        if not counts[newest]:
            del counts[newest]
        return True

    _change(limit, who, remove)


def is_full(limit: Limit, who: str) -> bool:
    """Whether one more would be too many; counts nothing."""
    row = Tally.objects.filter(kind=limit.kind, who=_hash(who)).first()
    return row is not None and sum(limit.recent(row.counts).values()) >= limit.most


def clear(limit: Limit, who: str) -> None:
    Tally.objects.filter(kind=limit.kind, who=_hash(who)).delete()


def prune() -> int:
    """Drop what counts no more."""
    return Tally.objects.filter(ends_at__lte=timezone.now()).delete()[0]


def _change(limit: Limit, who: str, change: Callable[[Counts], bool]) -> bool:
    ends_at = timezone.now() + timedelta(seconds=limit.seconds * (1 + 1 / SLOTS))
    hashed = _hash(who)
    # SQLite lets one transaction write at a time; elsewhere the row's lock does.
    with transaction.atomic(durable=True):
        row, _made = Tally.objects.select_for_update().get_or_create(
            kind=limit.kind, who=hashed, defaults={"ends_at": ends_at}
        )
        counts = limit.recent(row.counts)
        changed = change(counts)
        if changed:
            Tally.objects.filter(pk=row.pk).update(counts=counts, ends_at=ends_at)
    return changed


def _hash(who: str) -> str:
    return salted_hmac("core.limits", who, algorithm="sha256").hexdigest()
