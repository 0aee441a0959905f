"""The steps that a stock record has at hand are those of its rows."""

from collections.abc import Iterator

from django.db.models import Q

from core.integrity import register_check
from shop.partner.models import PriceStep, StockRecord


def find_faults() -> Iterator[str]:
    with_steps = ~Q(price_steps=[])
    some = StockRecord.objects.filter(
        Q(pk__in=PriceStep.objects.values("stockrecord")) | with_steps
    )
    for record in some.prefetch_related("steps").order_by("pk").iterator(chunk_size=500):
        rows = [[step.quantity, step.price] for step in record.steps.all()]
        if rows != record.price_steps:
            yield f"stock record {record.pk}: steps {rows}, at hand {record.price_steps}"


register_check("prices", find_faults)
