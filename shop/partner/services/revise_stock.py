"""Change price, stock or discount of stock records, each only while it is as it was read."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from core.audit import record as write_history
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.partner.models import StockRecord
from shop.partner.revisions import Revision, written


@transaction.atomic
def revise_stock(
    revisions: Iterable[Revision], *, by: Any, action: str, note: str = "", refresh: bool = True
) -> set[int]:
    """The keys of the records that are now as wanted; what somebody else has changed stays.

    In the order of the keys, so that two who revise the same records do not wait for each other.
    Who does more in the same transaction asks for the listing's refresh itself, at its end.
    """
    done = {}
    for revision in sorted(revisions, key=lambda one: one.record_id):
        if revision.after and _set(revision):
            done[revision.record_id] = revision
    records = StockRecord.objects.in_bulk(done)
    for pk, stock in sorted(records.items()):
        write_history(
            stock,
            action=action,
            by=by,
            before={name: written(value) for name, value in done[pk].before.items()},
            after={name: written(value) for name, value in done[pk].after.items()},
            note=note,
        )
    if refresh:
        refresh_listing({stock.product_id for stock in records.values()})
    return set(done)


def _set(revision: Revision) -> bool:
    as_read = Q(
        **{
            f"{name}__isnull" if value is None else name: True if value is None else value
            for name, value in revision.before.items()
        }
    )
    rows = StockRecord.objects.filter(as_read, pk=revision.record_id)
    if revision.after.get("num_in_stock") is not None:
        # What was promised to orders since the page was read is not taken from them.
        rows = rows.annotate(held=Coalesce(F("num_allocated"), 0))
        rows = rows.filter(held__lte=revision.after["num_in_stock"])
    return bool(rows.update(**revision.after, date_updated=timezone.now()))
