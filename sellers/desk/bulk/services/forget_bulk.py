"""What was never carried out goes after a day, the rest after a month."""

from datetime import timedelta

from django.utils import timezone

from sellers.desk.bulk.models import BulkChange
from sellers.desk.bulk.services.prepare_bulk import OPEN

UNUSED = timedelta(days=1)
KEEP = timedelta(days=30)


def forget_bulk() -> int:
    """How many changes were forgotten; the history of each product keeps what they did."""
    now = timezone.now()
    old = BulkChange.objects.filter(asked_at__lt=now - KEEP)
    unused = BulkChange.objects.filter(status__in=OPEN, asked_at__lt=now - UNUSED)
    keys = list((old | unused).values_list("pk", flat=True))
    BulkChange.objects.filter(pk__in=keys).delete()
    return len(keys)
