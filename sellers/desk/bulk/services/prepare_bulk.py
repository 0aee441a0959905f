from typing import Any

from django.db import transaction
from django.db.models import F

from sellers.desk.bulk.models import BulkChange, BulkItem
from sellers.desk.bulk.verbs import DOING

Status = BulkChange.Status
OPEN = (Status.CHOOSING, Status.PREPARED)


def prepare_bulk(change: BulkChange, *, verb: str, told: dict[str, Any], by: Any) -> bool:
    """Look at what each product has and would have; nothing of a product is written.

    False where the change is under way or over. What was prepared before is forgotten.
    """
    with transaction.atomic():
        rows = BulkChange.objects.filter(pk=change.pk, status__in=OPEN)
        kept = {"verb": verb, "told": told, "asked_by": by, "status": Status.PREPARED}
        if not rows.update(version=F("version") + 1, **kept):
            return False
        change.refresh_from_db()
        change.items.all().delete()
        BulkItem.objects.bulk_create(
            (
                BulkItem(
                    change=change,
                    product_id=one.product_id,
                    record_id=one.record_id,
                    before=one.before,
                    after=one.after,
                    outcome=one.outcome,
                    code=one.code,
                )
                for one in DOING[verb].plan(change, change.picked)
            ),
            batch_size=500,
        )
    return True
