"""Low stock is told once to those who keep the products, and again when it was filled between."""

from typing import Any

import pytest

from notifications.models import Notice
from sellers.desk.models import LowStock
from sellers.desk.services.watch_stock import watch_stock
from shop.partner.models import StockRecord
from tests.builders import a_product
from tests.stalls import a_variant

pytestmark = pytest.mark.django_db


def set_left(product: Any, left: int, *, threshold: int | None = 3) -> None:
    StockRecord.objects.filter(product=product).update(
        num_in_stock=left + 2, num_allocated=2, low_stock_threshold=threshold
    )


def told(person: Any) -> int:
    return Notice.objects.filter(recipient=person, kind="stock.low").count()


def test_the_team_is_told_once_and_again_after_there_was_more(
    her_store: Any, aissatou: Any, mamadou: Any, fatou: Any
) -> None:
    product = a_product(title="Bazin", store=her_store)
    set_left(product, 4)
    assert watch_stock([product.pk]) == 0
    set_left(product, 3)
    assert watch_stock([product.pk]) == 1
    assert watch_stock() == 0
    assert (told(aissatou), told(mamadou), told(fatou)) == (1, 1, 0)
    notice = Notice.objects.filter(recipient=aissatou).get()
    assert notice.context["left"] == 3
    assert (
        notice.sort.link_for(notice.context) == f"/seller/boutique-aissatou/products/{product.pk}/"
    )
    set_left(product, 9)
    watch_stock()
    assert not LowStock.objects.exists()
    set_left(product, 0)
    assert watch_stock() == 1
    assert told(aissatou) == 2


def test_without_a_threshold_or_off_sale_nothing_is_told(her_store: Any) -> None:
    quiet = a_product(store=her_store)
    set_left(quiet, 0, threshold=None)
    hidden = a_product(store=her_store)
    set_left(hidden, 0)
    type(hidden).objects.filter(pk=hidden.pk).update(is_public=False)
    assert watch_stock() == 0


def test_a_variant_is_told_by_its_own_stock(her_store: Any, aissatou: Any) -> None:
    parent = a_product(title="Robe", store=her_store)
    child = a_variant(parent, price=9_000, title="Robe (rouge)")
    set_left(child, 1)
    assert watch_stock([parent.pk]) == 1
    context = Notice.objects.get(recipient=aissatou).context
    assert (context["product"], context["pk"]) == ("Robe (rouge)", parent.pk)
