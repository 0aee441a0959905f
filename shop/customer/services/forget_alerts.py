"""Addresses of who waits are kept no longer than they serve."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from shop.customer.models import ProductAlert

# What nobody confirmed, what was told or called off, and what never came.
UNCONFIRMED = timedelta(days=7)
DONE = timedelta(days=30)
WAITED = timedelta(days=180)


def forget_alerts() -> int:
    now = timezone.now()
    old = (
        Q(status=ProductAlert.UNCONFIRMED, date_created__lt=now - UNCONFIRMED)
        | Q(status=ProductAlert.CLOSED, date_closed__lt=now - DONE)
        | Q(status=ProductAlert.CANCELLED, date_cancelled__lt=now - DONE)
        | Q(date_created__lt=now - WAITED)
    )
    return int(ProductAlert.objects.filter(old).delete()[0])
