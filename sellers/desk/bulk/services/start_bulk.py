from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core.audit import record
from core.outbox import after_commit
from sellers.desk.bulk.models import BulkChange, BulkItem
from sellers.desk.bulk.services.run_bulk import run_bulk
from sellers.desk.tries import Try

Status = BulkChange.Status
# So many are done before the page answers; more are a job.
AT_ONCE = 30


def start_bulk(change: BulkChange, *, seen: int, by: Any) -> bool:
    """Do what the preview `seen` showed; false where it runs, ran, or is another by now."""
    with transaction.atomic():
        if not _claim(change, seen=seen, by=by):
            return False
        change.refresh_from_db()
        record(change, action="bulk.started", by=by, after={"verb": change.verb, **change.told})
        if change.total > AT_ONCE:
            after_commit("desk.run_bulk", pk=change.pk)
        else:
            run_bulk(Try(change))
    change.refresh_from_db()
    return True


def _claim(change: BulkChange, *, seen: int, by: Any) -> bool:
    """Of two taps at once one finds it prepared."""
    waiting = change.items.filter(outcome=BulkItem.Outcome.WAITING).count()
    rows = BulkChange.objects.filter(pk=change.pk, status=Status.PREPARED, version=seen)
    return bool(
        rows.update(
            status=Status.RUNNING,
            started_at=timezone.now(),
            done=0,
            total=waiting,
            asked_by=by,
            attempt=F("attempt") + 1,
        )
    )
