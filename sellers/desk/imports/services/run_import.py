"""Take the rows without a fault, batch by batch; what was done is known by each row itself."""

from collections import defaultdict

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from sellers.desk.imports.applying import apply_batch
from sellers.desk.imports.jobs import Overtaken, Status, Try, still_of_the_store
from sellers.desk.imports.known import Kinds
from sellers.desk.imports.models import ImportFault, ImportRow

BATCH = 200
WAITING = ImportRow.Outcome.WAITING


def run_import(one: Try) -> None:
    """Begins where an earlier try stopped: a batch's effect and outcomes are committed together."""
    if not still_of_the_store(one.catalogue):
        one.fail("gone")
        return
    kinds = Kinds()
    while _take_batch(one, kinds):
        one.live()
    one.tell(status=Status.DONE, finished_at=timezone.now())


@transaction.atomic
def _take_batch(one: Try, kinds: Kinds) -> int:
    catalogue = one.catalogue
    # The import's row is written first: of two tries the second waits here, and is overtaken.
    one.tell(finished_at=None)
    waiting = catalogue.rows.filter(outcome=WAITING).order_by("number")
    rows = list(waiting[:BATCH])
    if not rows:
        return 0
    told = apply_batch(catalogue.partner, rows, kinds=kinds, by=catalogue.asked_by)
    by_outcome: dict[str, list[int]] = defaultdict(list)
    for pk, (outcome, _why) in told.items():
        by_outcome[outcome].append(pk)
    for outcome, keys in by_outcome.items():
        written = ImportRow.objects.filter(pk__in=keys, outcome=WAITING).update(outcome=outcome)
        if written != len(keys):
            raise Overtaken
    ImportFault.objects.bulk_create(
        ImportFault(catalogue=catalogue, row=row.number, column="", code=told[row.pk][1])
        for row in rows
        if told[row.pk][1]
    )
    one.tell(done=F("done") + len(rows))
    return len(rows)
