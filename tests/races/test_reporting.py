"""Ten people report one product at the same moment: it is suspended once, and its store told once.

The twin counts without holding the row and must miss the tenth, or find it more than once.
"""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from core.audit.models import AuditEntry
from notifications.models import Notice
from shop.catalogue.models import Product
from shop.moderation.models import Case, Report
from shop.moderation.services import file_report as service
from shop.moderation.services.file_report import Said, file_report
from tests.builders import a_product, a_store, a_user
from tests.support.together import together

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
MANY = 10


def ten_at_once() -> tuple[Any, list[Any]]:
    seller = a_user()
    product = a_product(store=a_store(team=(seller,)))
    joined = timezone.now() - timedelta(days=40)
    people = [a_user(phone_verified=True, date_joined=joined) for _ in range(MANY)]
    said = Said("fake")
    outcomes = together(
        MANY, lambda n: file_report(people[n], kind="product", key=str(product.pk), said=said)
    )
    assert [type(outcome) for outcome in outcomes] == [Report] * MANY, outcomes
    return Product.objects.get(pk=product.pk), [seller]


def suspensions() -> int:
    return AuditEntry.objects.filter(action="product.suspended").count()


def test_ten_at_once_suspend_exactly_once() -> None:
    product, (seller,) = ten_at_once()
    assert (product.standing, suspensions()) == ("suspended", 1)
    assert Notice.objects.filter(recipient=seller, kind="product.suspended").count() == 1
    case = Case.objects.get()
    assert (case.open_reports, case.open_of_standing) == (MANY, MANY)
    assert case.suspended_at is not None


def test_without_counting_under_the_lock_the_tenth_is_missed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each reads before any has written: nobody is the tenth."""
    gate = threading.Barrier(MANY)

    def read_then_write(case: Case, filed: Report) -> int:
        case.open_of_standing += 1
        case.save(update_fields=["open_of_standing"])
        return case.open_of_standing

    def all_have_read(*args: Any, **kwargs: Any) -> Case:
        case = Case.objects.filter(kind="product").get()
        gate.wait(60)
        return case

    product = a_product(store=a_store())
    Case.objects.create(kind="product", target_id=str(product.pk), title="x")
    joined = timezone.now() - timedelta(days=40)
    people = [a_user(phone_verified=True, date_joined=joined) for _ in range(MANY)]
    with monkeypatch.context() as patch:
        patch.setattr(service, "_count", read_then_write)
        patch.setattr(service, "_case_of", all_have_read)
        together(
            MANY,
            lambda n: file_report(
                people[n], kind="product", key=str(product.pk), said=Said("fake")
            ),
        )
    assert suspensions() == 0
