"""A product that was begun by a tap and never written goes; whatever anybody wrote stays."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from sellers.desk.models import Draft
from sellers.desk.services.begin_draft import begin_draft
from sellers.desk.services.keep_draft import Hand, keep_draft
from sellers.desk.services.prune_drafts import UNTOUCHED_FOR, prune_drafts
from shop.catalogue.models import Product
from tests.builders import a_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def begun(her_store: Any, aissatou: Any) -> Product:
    product = begin_draft(her_store, token=uuid4(), by=aissatou)
    let_rest()
    return product


def let_rest() -> None:
    long_ago = timezone.now() - UNTOUCHED_FOR - timedelta(minutes=1)
    Draft.objects.update(kept_at=long_ago)


def test_what_nobody_wrote_goes_and_once(begun: Product) -> None:
    assert prune_drafts() == 1
    assert not Product.objects.filter(pk=begun.pk).exists()
    assert not Draft.objects.exists()
    assert prune_drafts() == 0


def test_what_was_begun_today_waits(begun: Product) -> None:
    Draft.objects.update(kept_at=timezone.now() - UNTOUCHED_FOR + timedelta(minutes=1))
    assert prune_drafts() == 0
    assert Product.objects.filter(pk=begun.pk).exists()


def test_one_letter_keeps_it(begun: Product) -> None:
    keep_draft(begun, hand=Hand("page", 0), typed={"price": "1"})
    let_rest()
    assert prune_drafts() == 0
    assert Draft.objects.get(product=begun).typed == {"price": "1"}


@pytest.mark.parametrize(
    "told", [{"title": "Bazin"}, {"standing": "rejected"}, {"submitted_at": timezone.now()}]
)
def test_what_has_a_name_or_was_sent_stays(begun: Product, told: dict[str, Any]) -> None:
    Product.objects.filter(pk=begun.pk).update(**told)
    assert prune_drafts() == 0
    assert Product.objects.filter(pk=begun.pk).exists()


def test_what_has_stock_is_neither_deleted_nor_counted(begun: Product, her_store: Any) -> None:
    other = a_product(store=her_store)
    other.stockrecords.update(product=begun)
    assert prune_drafts() == 0
    assert Product.objects.filter(pk=begun.pk).exists()
