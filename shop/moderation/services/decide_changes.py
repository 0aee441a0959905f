"""Take over what a seller asked to change, or leave it as it is and say why."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.audit import record
from shop.catalogue.facts import facts_of
from shop.catalogue.models import Product
from shop.catalogue.services.set_pictures import set_pictures
from shop.catalogue.services.write_facts import write_facts
from shop.moderation.exceptions import ModerationRefused
from shop.moderation.models import ChangeSet
from shop.moderation.permissions import must_decide
from shop.moderation.states import CHANGE, ChangeStatus
from shop.moderation.telling import tell_store


def decide_changes(
    asked: ChangeSet, *, by: Any, approve: bool, seen: int | None = None, reason: str = ""
) -> None:
    """All of it in one transaction, or nothing. `seen` is the version that was read."""
    must_decide(by)
    if not approve and not reason.strip():
        raise ModerationRefused("no_reason")
    to = ChangeStatus.APPROVED if approve else ChangeStatus.REJECTED
    with transaction.atomic():
        _hold(asked)
        CHANGE.move(
            asked, to=to, by=by, note=reason, also={"decided_at": timezone.now(), "reason": reason}
        )
        row = ChangeSet.objects.select_related("product__store").get(pk=asked.pk)
        if seen is not None and row.version != seen:
            raise ModerationRefused("changed")
        if approve:
            _take_over(row, by=by)
        record(
            row.product,
            action=f"product.change_{to.value}",
            by=by,
            after={} if approve else row.changes,
            note=reason,
        )
        tell_store(row.product, kind="change.decided", decision=to.value, reason=reason.strip())


def _hold(asked: ChangeSet) -> None:
    """The product before its change set, as whoever proposes: otherwise what is added at the same
    moment is added to a change set that is closed."""
    Product.objects.select_for_update(of=("self",)).get(pk=asked.product_id)


def _take_over(asked: ChangeSet, *, by: Any) -> None:
    product, changes = asked.product, dict(asked.changes)
    pictures = changes.pop("pictures", None)
    if changes:
        write_facts(product, facts=replace(facts_of(product), **changes), by=by)
    if pictures is not None:
        set_pictures(product, pictures=[(name, caption) for name, caption in pictures], by=by)
