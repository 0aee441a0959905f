"""Counts in the database of the site."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, Sum
from django.utils import timezone

from activity.models import Batch, DailyCount
from activity.stores.base import Seen

AT_ONCE = 500
# A batch cannot come again later than that.
REMEMBERED = timedelta(days=7)


class SqlStore:
    def add(self, key: str, counts: Mapping[Seen, int]) -> bool:
        try:
            with transaction.atomic():
                Batch.objects.create(key=key)
                # In one order: two that write at once do not wait for each other in a circle.
                rows = sorted(counts.items())
                for start in range(0, len(rows), AT_ONCE):
                    _add(rows[start : start + AT_ONCE])
        except IntegrityError:
            if Batch.objects.filter(key=key).exists():
                return False
            raise
        return True

    def top(self, kind: str, *, since: date, most: int) -> list[tuple[str, int]]:
        rows = DailyCount.objects.filter(kind=kind, day__gte=since).order_by()
        summed = rows.values("subject").annotate(n=Sum("count")).order_by("-n", "subject")
        return list(summed.values_list("subject", "n")[:most])

    def prune(self, *, before: date) -> int:
        Batch.objects.filter(written_at__lt=timezone.now() - REMEMBERED).delete()
        gone, _ = DailyCount.objects.filter(day__lt=before).delete()
        return gone


def _add(rows: list[tuple[Seen, int]]) -> None:
    """Rows that are missing begin at nothing; then each is added to by itself."""
    named = [dict(zip(("kind", "subject", "day"), seen, strict=True)) for seen, _ in rows]
    DailyCount.objects.bulk_create([DailyCount(**one) for one in named], ignore_conflicts=True)
    for one, (_seen, count) in zip(named, rows, strict=True):
        DailyCount.objects.filter(**one).update(count=F("count") + count)
