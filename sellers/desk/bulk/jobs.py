"""The work behind a large change: two handlers of the outbox, each may be killed and run again."""

import logging
from typing import Any

from django.utils import timezone

from core import outbox
from sellers.desk.bulk.models import BulkChange
from sellers.desk.bulk.services.run_bulk import run_bulk
from sellers.desk.bulk.services.run_undo import run_undo
from sellers.desk.bulk.verbs import NEEDS
from sellers.desk.tries import MOST_TRIES, Overtaken, Try, begin
from sellers.stores.models import Store
from sellers.stores.permissions import may

log = logging.getLogger(__name__)
Status = BulkChange.Status


def still_may(change: BulkChange) -> bool:
    """Whoever asked may have left the team, or have another role, since."""
    store = Store.objects.filter(partner=change.partner).first()
    person = change.asked_by
    return bool(store and person and may(person, store, NEEDS[change.verb]))


@outbox.handles("desk.run_bulk", outside=True)
def run_bulk_later(*, key: str, pk: int) -> None:
    _work(run_bulk, pk, status=Status.RUNNING, key=key)


@outbox.handles("desk.undo_bulk", outside=True)
def undo_bulk_later(*, key: str, pk: int) -> None:
    _work(run_undo, pk, status=Status.UNDOING, key=key)


def _work(work: Any, pk: int, *, status: str, key: str) -> None:
    rows = BulkChange.objects.filter(pk=pk, status=status).select_related("partner", "asked_by")
    one = begin(rows, key=key)
    if one is None:
        return
    if not still_may(one.row):
        _give_up(one)
        return
    try:
        work(one)
    except Overtaken:
        log.info("bulk change %s was overtaken", pk)
    except Exception:
        if one.row.attempt < MOST_TRIES:
            raise
        log.exception("bulk change %s is given up", pk)
        _give_up(one)


def _give_up(one: Try) -> None:
    """What was done stays, and can be undone."""
    change: BulkChange = one.row
    ended = change.finished_at or timezone.now()
    one.mine.update(status=Status.FAILED, finished_at=ended)
