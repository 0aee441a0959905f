"""What is said to one who waits, and that it is said once."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone, translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from oscar.apps.customer.alerts.utils import AlertsDispatcher
from oscar.core.loading import get_class, get_model

from accounts.mail import queue_mail
from core.sms import BudgetSpent, send_sms
from notifications.services.notify import notify
from shop.customer.models import ProductAlert

Dispatcher = get_class("communication.utils", "Dispatcher")
StockRecord = get_model("partner", "StockRecord")
GOOD_FOR = timedelta(hours=12)


def is_scarce(product_id: int) -> bool:
    """Are there fewer pieces than people who wait?"""
    pieces = StockRecord.objects.filter(product=product_id) | StockRecord.objects.filter(
        product__parent=product_id
    )
    found = pieces.aggregate(stock=Sum("num_in_stock"), taken=Sum("num_allocated"))
    waiting = ProductAlert.objects.filter(product=product_id, status=ProductAlert.ACTIVE).count()
    return bool(waiting > (found["stock"] or 0) - (found["taken"] or 0))


def answer_one(alert: Any, *, hurry: bool) -> bool:
    """Active → closed by one conditional UPDATE: of two rounds at once, one tells."""
    try:
        with transaction.atomic():
            return _close(alert) and _tell(alert, hurry=hurry)
    except BudgetSpent:
        # It waits on: a later round has SMS again.
        return False


def _close(alert: Any) -> bool:
    active = ProductAlert.objects.filter(pk=alert.pk, status=ProductAlert.ACTIVE)
    return bool(active.update(status=ProductAlert.CLOSED, date_closed=timezone.now()))


def _tell(alert: Any, *, hurry: bool) -> bool:
    if alert.user:
        product = alert.product
        notify(
            alert.user,
            kind="stock.back",
            context={"product": alert.title, "slug": f"{product.slug}-{product.pk}"},
            about=f"product:{product.pk}",
        )
    with translation.override(alert.language or translation.get_language()):
        if address := alert.get_email_address():
            words = Dispatcher().get_messages(
                AlertsDispatcher.PRODUCT_ALERT_EVENT_CODE, {"alert": alert, "hurry": hurry}
            )
            queue_mail(EmailMessage(words["subject"], words["body"], to=[address]))
        if alert.phone:
            _text(alert)
    return True


def _text(alert: Any) -> None:
    """One SMS: the name is cut, the slug may be left out of an address."""
    short = alert.product.get_absolute_url().replace(f"/{alert.product.slug}-", "/-")
    body = _("Makiti : %(title)s est de retour. %(link)s")
    told = body % {"title": Truncator(alert.title).chars(50), "link": f"{settings.SITE_URL}{short}"}
    send_sms(phone=alert.phone, body=told, kind="stock.back", good_for=GOOD_FOR)
