from typing import Any

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from oscar.apps.customer.alerts.utils import AlertsDispatcher
from oscar.core.loading import get_class, get_model

from accounts.mail import queue_mail
from notifications.services.notify import notify
from shop.customer.selectors import alerts_to_answer

Dispatcher = get_class("communication.utils", "Dispatcher")
ProductAlert = get_model("customer", "ProductAlert")
StockRecord = get_model("partner", "StockRecord")

# The rest waits for the next round: one round must not hold a worker for an hour.
AT_ONCE = 1000


def answer_alerts() -> int:
    """Tell everyone who waits for a product that can be bought again; returns how many."""
    scarce: dict[int, bool] = {}
    answered = 0
    for alert in alerts_to_answer()[:AT_ONCE]:
        if alert.product_id not in scarce:
            scarce[alert.product_id] = _is_scarce(alert.product_id)
        answered += _answer(alert, hurry=scarce[alert.product_id])
    return answered


def _is_scarce(product_id: int) -> bool:
    """Are there fewer pieces than people who wait?"""
    pieces = StockRecord.objects.filter(product=product_id) | StockRecord.objects.filter(
        product__parent=product_id
    )
    found = pieces.aggregate(stock=Sum("num_in_stock"), taken=Sum("num_allocated"))
    waiting = ProductAlert.objects.filter(product=product_id, status=ProductAlert.ACTIVE).count()
    return bool(waiting > (found["stock"] or 0) - (found["taken"] or 0))


@transaction.atomic
def _answer(alert: Any, *, hurry: bool) -> bool:
    """Active → closed by one conditional UPDATE: of two rounds at once, one tells."""
    if not ProductAlert.objects.filter(pk=alert.pk, status=ProductAlert.ACTIVE).update(
        status=ProductAlert.CLOSED, date_closed=timezone.now()
    ):
        return False
    if alert.user:
        product = alert.product
        notify(
            alert.user,
            kind="stock.back",
            context={"product": product.get_title(), "slug": f"{product.slug}-{product.pk}"},
            about=f"product:{product.pk}",
        )
    if address := alert.get_email_address():
        words = Dispatcher().get_messages(
            AlertsDispatcher.PRODUCT_ALERT_EVENT_CODE, {"alert": alert, "hurry": hurry}
        )
        queue_mail(EmailMessage(words["subject"], words["body"], to=[address]))
    return True
