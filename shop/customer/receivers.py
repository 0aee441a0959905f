"""News from other rooms; each line calls one service."""

from typing import Any

from django.dispatch import receiver

from core.outbox import after_commit, handles
from shop.catalogue.signals import came_back
from shop.customer.models import ProductAlert
from shop.customer.services.tell_return import TELL, tell_return


@receiver(came_back, dispatch_uid="customer.on_came_back")
def on_came_back(*, keys: list[int], **kwargs: Any) -> None:
    """One row of work for each product that somebody waits for, however many they are."""
    alerts = ProductAlert.objects.filter(product__in=keys, status=ProductAlert.ACTIVE)
    for key in alerts.order_by("product_id").values_list("product_id", flat=True).distinct():
        after_commit(TELL, product_id=key, after=0)


@handles(TELL)
def tell_return_later(*, product_id: int, after: int) -> None:
    tell_return(product_id, after=after)
