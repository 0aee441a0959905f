from typing import Any

from django.db import transaction
from django.utils import timezone

from core.audit import record
from shop.catalogue.models import Product
from shop.moderation.changes import ASKED_FOR, Changes, current, only_new
from shop.moderation.exceptions import ModerationRefused
from shop.moderation.marking import mark_later
from shop.moderation.models import ChangeSet
from shop.moderation.permissions import must_be_of_the_store
from shop.moderation.states import CHANGE, ChangeStatus


def propose_changes(product: Any, *, by: Any, changes: Changes) -> ChangeSet | None:
    """Ask to change what shoppers read and see; the old stays on sale until a moderator has read.

    What is already asked for stays asked for, and the new wins where both speak of the same. None
    where nothing is left to ask: all of it is as it is on sale.
    """
    must_be_of_the_store(by, product=product)
    with transaction.atomic():
        # Held: two proposals at once become one change set with both in it.
        row = Product.objects.select_for_update(of=("self",)).get(pk=product.pk)
        if row.standing not in ASKED_FOR:
            raise ModerationRefused("not_on_sale")
        waiting = ChangeSet.objects.filter(product=row, status=ChangeStatus.OPEN).first()
        before = waiting.changes if waiting else {}
        wanted = only_new(before | changes.as_json(), current(row))
        if not wanted:
            if waiting:
                CHANGE.move(waiting, to=ChangeStatus.WITHDRAWN, by=by)
            return None
        if waiting is None:
            waiting = ChangeSet.objects.create(product=row, changes=wanted, proposed_by=by)
        elif wanted == before:
            return waiting
        else:
            waiting.changes, waiting.proposed_by = wanted, by
            waiting.version, waiting.proposed_at = waiting.version + 1, timezone.now()
            waiting.save(update_fields=["changes", "proposed_by", "version", "proposed_at"])
        record(row, action="product.change_asked", by=by, before=before, after=wanted)
        mark_later(row.pk)
    return waiting
