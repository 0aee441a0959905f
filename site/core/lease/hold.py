"""Take, renew and give back a lease."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from core.lease.models import Lease


def take(*, name: str, holder: str, seconds: int) -> bool:
    """True when the lease is the holder's until `seconds` from now; one conditional UPDATE."""
    now = timezone.now()
    until = now + timedelta(seconds=seconds)
    free = Q(holder=holder) | Q(until__lte=now)
    if Lease.objects.filter(free, name=name).update(holder=holder, until=until):
        return True
    if Lease.objects.filter(name=name).exists():
        return False
    # The first time ever: of two who insert at once, the primary key keeps one.
    Lease.objects.bulk_create([Lease(name=name, holder=holder, until=until)], ignore_conflicts=True)
    return Lease.objects.filter(name=name, holder=holder).exists()


def release(*, name: str, holder: str) -> None:
    """Let the next one in at once; does nothing when it was lost already."""
    Lease.objects.filter(name=name, holder=holder).update(until=timezone.now())
