from collections.abc import Sequence
from typing import Any

from django.db import transaction

from core.audit import record as write_history
from shop.partner.models import PriceStep, StockRecord
from shop.partner.pricing import usual_price, why_not_steps
from shop.partner.revisions import RevisionRefused

MOST_STEPS = 10


@transaction.atomic
def set_price_steps(record: StockRecord, *, by: Any, steps: Sequence[tuple[int, int]]) -> None:
    """From so many pieces on, each for so much: all steps of a record, none takes them away."""
    # Held until the end: of two who set steps at once the second finds those of the first.
    held = StockRecord.objects.select_for_update().get(pk=record.pk)
    wanted = [[n, each] for n, each in sorted(steps)]
    if wanted == held.price_steps:
        return
    if len(wanted) > MOST_STEPS:
        raise RevisionRefused("too_many_steps")
    if wanted and (code := why_not_steps(steps, price=usual_price(held))):
        raise RevisionRefused(code)
    PriceStep.objects.filter(stockrecord=held).delete()
    PriceStep.objects.bulk_create(
        PriceStep(stockrecord=held, quantity=n, price=each) for n, each in wanted
    )
    StockRecord.objects.filter(pk=held.pk).update(price_steps=wanted)
    write_history(
        held,
        action="stock.steps_set",
        by=by,
        before={"price_steps": held.price_steps},
        after={"price_steps": wanted},
    )
    record.price_steps = wanted
