"""Each store hears of an order: its own part, its own team, in the transaction that places it."""

from typing import Any

import pytest

from notifications.models import Notice
from shop.order.models import Order
from tests.builders import a_product, a_store, a_user
from tests.races.helpers import CARRIED, LAST_STEP, at_the_last_step, place

pytestmark = pytest.mark.django_db


def told(person: Any) -> list[str]:
    return [notice.body for notice in Notice.objects.filter(recipient=person, kind="order.new")]


def test_each_team_hears_of_its_own_part() -> None:
    fatou = a_user(email="fatou@makiti.test")
    mamadou = a_user(email="mamadou@makiti.test")
    gone = a_user(email="parti@makiti.test", is_active=False)
    textiles = a_store(name="Fatou Textiles", team=(fatou, gone))
    phones = a_store(name="Mamadou Phones", team=(mamadou,))
    bazin = a_product(title="Bazin", price=75_000, store=textiles)
    charger = a_product(title="Chargeur", price=50_000, store=phones)
    client = at_the_last_step(bazin, user=a_user(email="kadiatou@makiti.test"))
    client.post(f"/fr/basket/add/{charger.pk}/", {"quantity": 2})

    page = client.get(LAST_STEP).content.decode()
    client.form = dict(CARRIED.findall(page))

    assert place(client)[0] == 302

    order = Order.objects.get()
    assert told(fatou) == ["Articles : 1. Total : 75\u00a0000\u00a0GNF. À préparer."]
    assert told(mamadou) == ["Articles : 2. Total : 100\u00a0000\u00a0GNF. À préparer."]
    assert told(gone) == []
    assert Notice.objects.get(recipient=fatou).about == f"order:{order.pk}"


def test_an_order_that_fails_tells_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    fatou = a_user(email="fatou@makiti.test")
    client = at_the_last_step(a_product(store=a_store(team=(fatou,))))

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("the power went out")

    monkeypatch.setattr("shop.checkout.views.after_commit", fail)
    assert place(client) == (200, "")
    assert told(fatou) == []
