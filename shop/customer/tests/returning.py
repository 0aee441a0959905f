"""A product that comes back, and what was written by SMS."""

from typing import Any

from core.sms.models import TextMessage
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.partner.models import StockRecord

PHONE = "+224620123456"


def address(product: Any) -> str:
    return f"/fr/account/alerts/create/{product.pk}/"


def arrive(product: Any, pieces: int = 5) -> None:
    StockRecord.objects.filter(product=product).update(num_in_stock=pieces)
    refresh_listing([product.pk])


def texts() -> list[str]:
    return list(TextMessage.objects.order_by("pk").values_list("body", flat=True))
