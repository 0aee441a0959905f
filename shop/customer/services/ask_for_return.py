"""Somebody wants to know when a product, or one variant of it, can be bought again."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _
from oscar.core.loading import get_class

from core.limits import take
from core.sms import BudgetSpent, send_sms
from shop.customer.exceptions import AlertRefused
from shop.customer.limits import ASKED
from shop.customer.models import ProductAlert

AlertsDispatcher = get_class("customer.alerts.utils", "AlertsDispatcher")
GOOD_FOR = timedelta(hours=2)


@dataclass(frozen=True)
class Waits:
    product: Any
    # What the variant is called.
    wanted: str = ""
    # A guest's: one of the two.
    email: str = ""
    phone: str = ""


def ask_for_return(waits: Waits, *, person: Any) -> ProductAlert:
    """A guest is asked first whether they meant it; who is signed in need not confirm."""
    guest = not person.is_authenticated
    address = {"email": waits.email, "phone": waits.phone} if guest else {"user": person}
    _refuse_twice(waits, address)
    if guest and not take(ASKED, waits.email or waits.phone):
        raise AlertRefused(_("Trop de demandes pour aujourd’hui. Réessayez demain."))
    try:
        with transaction.atomic():
            alert = ProductAlert.objects.create(
                product=waits.product,
                wanted=waits.wanted[:120],
                language=translation.get_language() or "" if guest else "",
                **address,
            )
            if guest:
                _ask_to_confirm(alert)
    except IntegrityError as error:
        # Two taps at once: the first one waits.
        raise _there_is_one() from error
    except BudgetSpent as error:
        words = _("Nous ne pouvons plus envoyer de SMS aujourd’hui. Donnez une adresse e-mail.")
        raise AlertRefused(words, field="phone") from error
    return alert  # type: ignore[no-any-return]


def _refuse_twice(waits: Waits, address: dict[str, Any]) -> None:
    """For a guest also while another one is to be confirmed: nobody is flooded with letters."""
    named = {name: value for name, value in address.items() if value}
    theirs = ProductAlert.objects.filter(**named)
    waiting = (ProductAlert.ACTIVE, ProductAlert.UNCONFIRMED)
    if theirs.filter(product=waits.product, status__in=waiting).exists():
        raise _there_is_one()
    if "user" not in named and theirs.filter(status=ProductAlert.UNCONFIRMED).exists():
        raise _there_is_one()


def _there_is_one() -> AlertRefused:
    words = _("Une alerte attend déjà pour vous. Regardez vos messages, ou vos alertes.")
    return AlertRefused(words)


def _ask_to_confirm(alert: ProductAlert) -> None:
    if alert.email:
        AlertsDispatcher().send_product_alert_confirmation_email_for_user(alert)
        return
    words = _("Makiti : pour être prévenu du retour, confirmez ici : %(link)s")
    body = words % {"link": f"{settings.SITE_URL}{alert.get_confirm_url()}"}
    send_sms(phone=alert.phone, body=body, kind="alert.confirm", good_for=GOOD_FOR)
