"""Change what waits, batch by batch; what was done is known by each item itself."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from sellers.desk.bulk.models import BulkChange, BulkItem
from sellers.desk.bulk.verbs import DOING
from sellers.desk.bulk.verbs.base import End
from sellers.desk.tries import Overtaken, Try

WAITING = BulkItem.Outcome.WAITING


def run_bulk(one: Try) -> None:
    """Begins where an earlier try stopped: a batch's effect and outcomes are committed together."""
    while _take_batch(one):
        one.live()
    one.tell(status=BulkChange.Status.DONE, finished_at=timezone.now())


@transaction.atomic
def _take_batch(one: Try) -> int:
    change: BulkChange = one.row
    # The change's row is written first: of two tries the second waits here, and is overtaken.
    one.tell(finished_at=None)
    doing = DOING[change.verb]
    items = list(change.items.filter(outcome=WAITING).order_by("pk")[: doing.batch])
    if not items:
        return 0
    ended = doing.apply(change, items, by=change.asked_by)
    for item in items:
        _write(item, ended[item.pk])
    one.tell(done=F("done") + len(items))
    return len(items)


def _write(item: BulkItem, end: End) -> None:
    after = item.after if end.after is None else end.after
    rows = BulkItem.objects.filter(pk=item.pk, outcome=WAITING)
    if not rows.update(outcome=end.outcome, code=end.code, after=after):
        raise Overtaken
