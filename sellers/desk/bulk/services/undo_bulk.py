from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core.audit import record
from core.outbox import after_commit
from sellers.desk.bulk.models import UNDO_WITHIN, BulkChange, BulkItem
from sellers.desk.bulk.services.run_undo import run_undo
from sellers.desk.bulk.services.start_bulk import AT_ONCE
from sellers.desk.tries import Try

Status = BulkChange.Status


def undo_bulk(change: BulkChange, *, by: Any) -> bool:
    """Give back what each had before, where nothing else has changed it; false where it is too
    late, or somebody did already."""
    with transaction.atomic():
        if not _claim(change, by=by):
            return False
        change.refresh_from_db()
        record(change, action="bulk.undone", by=by)
        if change.total > AT_ONCE:
            after_commit("desk.undo_bulk", pk=change.pk)
        else:
            run_undo(Try(change))
    change.refresh_from_db()
    return True


def _claim(change: BulkChange, *, by: Any) -> bool:
    """Of two taps at once one finds it done."""
    changed = change.items.filter(outcome=BulkItem.Outcome.DONE, undone="").count()
    rows = BulkChange.objects.filter(
        pk=change.pk,
        status__in=(Status.DONE, Status.FAILED),
        finished_at__gt=timezone.now() - UNDO_WITHIN,
    )
    return bool(
        rows.update(
            status=Status.UNDOING,
            undone_at=timezone.now(),
            done=0,
            total=changed,
            asked_by=by,
            attempt=F("attempt") + 1,
        )
    )
