"""Back in stock is told through the outbox, each once, and then forgotten."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from core.outbox import drain
from core.outbox.models import OutboxMessage
from core.privacy import Subject
from core.scheduled import run_job
from notifications.models import Notice
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.customer.models import ProductAlert
from shop.customer.privacy import _alerts
from shop.customer.services import tell_return as service
from shop.customer.services.answer_alerts import answer_alerts
from shop.customer.services.ask_for_return import Waits, ask_for_return
from shop.customer.services.tell_return import TELL, tell_return
from shop.customer.tests.returning import PHONE, arrive
from shop.partner.models import StockRecord
from tests import builders
from tests.support.together import together


def test_who_waits_for_xl_hears_of_xl_alone(
    robe: dict[str, Any], oumar: Any, kadiatou: Any
) -> None:
    for person, size in ((oumar, "XL"), (kadiatou, "L")):
        waits = Waits(product=robe[size], wanted=size)
        ask_for_return(waits, person=person)
    arrive(robe["L"])
    drain()
    assert list(Notice.objects.values_list("recipient", flat=True)) == [kadiatou.pk]
    assert Notice.objects.get().context["product"] == "Robe (L)"
    arrive(robe["XL"])
    drain()
    assert Notice.objects.filter(recipient=oumar).count() == 1
    assert Notice.objects.count() == 2


def test_a_save_writes_one_row_of_work_however_many_wait(
    bazin: Any, django_assert_max_num_queries: Any
) -> None:
    quiet = builders.a_product(stock=0)
    refresh_listing([quiet.pk])
    people = [builders.a_user() for _ in range(12)]
    for person in people:
        ProductAlert.objects.create(user=person, product=bazin)
    StockRecord.objects.update(num_in_stock=9)
    refresh_listing([bazin.pk, quiet.pk])
    assert OutboxMessage.objects.filter(task=TELL).count() == 1
    assert not Notice.objects.exists()


def test_they_are_told_in_batches_each_once(bazin: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "AT_ONCE", 2)
    for _person in range(5):
        ProductAlert.objects.create(user=builders.a_user(), product=bazin)
    StockRecord.objects.filter(product=bazin).update(num_in_stock=9)
    assert tell_return(bazin.pk) == 2
    assert Notice.objects.count() == 2
    for _batch in range(2):
        drain()
    assert Notice.objects.count() == 5
    assert tell_return(bazin.pk) == 0


def test_when_it_has_gone_again_nobody_is_told(bazin: Any, oumar: Any) -> None:
    ProductAlert.objects.create(user=oumar, product=bazin)
    arrive(bazin)
    StockRecord.objects.filter(product=bazin).update(num_in_stock=0)
    drain()
    assert not Notice.objects.exists()
    assert ProductAlert.objects.get().status == ProductAlert.ACTIVE


def test_without_sms_left_they_wait_on(bazin: Any, settings: Any) -> None:
    ProductAlert.objects.create(phone=PHONE, product=bazin)
    ProductAlert.objects.update(status=ProductAlert.ACTIVE)
    StockRecord.objects.filter(product=bazin).update(num_in_stock=9)
    settings.SMS_DAILY_BUDGET = 0
    assert tell_return(bazin.pk) == 0
    assert ProductAlert.objects.get().status == ProductAlert.ACTIVE
    settings.SMS_DAILY_BUDGET = 1
    assert tell_return(bazin.pk) == 1


def test_a_guest_is_written_to_in_the_language_they_asked_in(client: Client, bazin: Any) -> None:
    client.post(f"/en/account/alerts/create/{bazin.pk}/", {"email": "mariama@exemple.gn"})
    ProductAlert.objects.update(status=ProductAlert.ACTIVE)
    arrive(bazin)
    for _letter in range(2):
        drain()
    assert mail.outbox[-1].subject == "Bazin brodé is back"
    assert f"/en{bazin.get_absolute_url()[3:]}" in mail.outbox[-1].body


# --- Forgetting -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("changes", "days", "stays"),
    [
        ({"status": "Unconfirmed"}, 6, True),
        ({"status": "Unconfirmed"}, 8, False),
        ({"status": "Active"}, 179, True),
        ({"status": "Active"}, 181, False),
        ({"status": "Closed", "date_closed": 29}, 60, True),
        ({"status": "Closed", "date_closed": 31}, 60, False),
        ({"status": "Cancelled", "date_cancelled": 31}, 60, False),
    ],
)
def test_what_serves_no_more_is_forgotten(
    bazin: Any, changes: dict[str, Any], days: int, stays: bool
) -> None:
    now = timezone.now()
    told = {
        name: now - timedelta(days=value) if isinstance(value, int) else value
        for name, value in changes.items()
    }
    ProductAlert.objects.create(email="mariama@exemple.gn", product=bazin)
    ProductAlert.objects.update(date_created=now - timedelta(days=days), **told)
    assert run_job(name="forget-alerts")
    assert ProductAlert.objects.exists() is stays


def test_what_was_asked_for_by_ones_own_number_is_ones_own(bazin: Any, oumar: Any) -> None:
    ProductAlert.objects.create(phone=PHONE, product=bazin)
    mine = Subject(user=oumar, phones=frozenset({PHONE}))
    assert _alerts(mine).count() == 1
    assert not _alerts(Subject(user=oumar)).exists()


# --- At once ----------------------------------------------------------------------------------
@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_eight_taps_at_once_one_alert_waits(oumar: Any) -> None:
    product = builders.a_product(stock=0)
    outcomes = together(8, lambda n: ask_for_return(Waits(product=product), person=oumar))
    assert sum(isinstance(one, ProductAlert) for one in outcomes) == 1, outcomes
    assert ProductAlert.objects.count() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_told_by_the_outbox_and_by_the_round_at_once_it_is_told_once() -> None:
    product = builders.a_product(stock=3)
    for _person in range(3):
        ProductAlert.objects.create(user=builders.a_user(), product=product)
    ways = (answer_alerts, lambda: tell_return(product.pk))
    assert sum(together(6, lambda n: ways[n % 2]())) == 3
    assert Notice.objects.count() == 3
