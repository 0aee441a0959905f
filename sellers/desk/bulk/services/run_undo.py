"""Bring back what a change did, batch by batch; each item knows whether it is back."""

from django.db import transaction
from django.db.models import F

from sellers.desk.bulk.models import BulkChange, BulkItem
from sellers.desk.bulk.verbs import DOING
from sellers.desk.tries import Overtaken, Try

Undone = BulkItem.Undone


def run_undo(one: Try) -> None:
    """Begins where an earlier try stopped: effect and items are committed together."""
    while _take_batch(one):
        one.live()
    one.tell(status=BulkChange.Status.UNDONE)


@transaction.atomic
def _take_batch(one: Try) -> int:
    change: BulkChange = one.row
    # Written first: of two tries the second waits here, and is overtaken.
    one.tell(done=F("done"))
    doing = DOING[change.verb]
    changed = change.items.filter(outcome=BulkItem.Outcome.DONE, undone="")
    # The last first, as one takes down what one has put up.
    items = list(changed.order_by("-pk")[: doing.batch])
    if not items:
        return 0
    left = doing.undo(change, items, by=change.asked_by)
    for item in items:
        code = left.get(item.pk, "")
        undone = Undone.LEFT if item.pk in left else Undone.BACK
        if not BulkItem.objects.filter(pk=item.pk, undone="").update(undone=undone, code=code):
            raise Overtaken
    one.tell(done=F("done") + len(items))
    return len(items)
