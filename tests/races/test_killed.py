"""A server killed in the middle of placing: the order stands whole, or never was."""

import json

import pytest
from oscar.apps.payment.models import Source

from core.outbox.models import OutboxMessage
from shop.basket.models import Basket
from shop.order.models import Order, ShippingAddress
from shop.partner.models import StockRecord
from tests.builders import a_product
from tests.races.helpers import at_the_last_step, place
from tests.support.children import run_until

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

# Stops where argv[2] says: inside the transaction once all is written, or just after it.
PLACING = """
import json
from django.test import Client
from shop.checkout import views
from core.outbox import after_commit
def stall():
    print("placed", flush=True)
    time.sleep(60)
if sys.argv[2] == "before":
    def last_work(task, **payload):
        after_commit(task, **payload)
        if task == "order.count_purchases":
            stall()
    views.after_commit = last_work
else:
    views.PaymentDetailsView.handle_successful_order = lambda self, order: stall()
client = Client()
client.cookies.load(json.loads(sys.argv[1]))
client.post("/fr/checkout/preview/", {"action": "place_order"})
"""


def kill_while_placing(when: str):
    client = at_the_last_step(a_product(title="Marmite", stock=5))
    cookies = json.dumps({name: cookie.value for name, cookie in client.cookies.items()})
    run_until("placed", code=PLACING, arguments=[cookies, when])
    return client


def test_killed_before_the_commit_nothing_was():
    client = kill_while_placing("before")
    assert not Order.objects.exists()
    assert not ShippingAddress.objects.exists()
    assert not Source.objects.exists()
    assert not OutboxMessage.objects.filter(task__startswith="order.").exists()
    assert (StockRecord.objects.get().num_allocated or 0) == 0
    assert Basket.objects.get().status == Basket.OPEN
    # The shopper taps again.
    assert place(client) == (302, "/fr/checkout/thank-you/")
    assert Order.objects.count() == 1


def test_killed_after_the_commit_all_is_there_once():
    client = kill_while_placing("after")
    assert Order.objects.count() == 1
    assert Source.objects.count() == 1
    assert StockRecord.objects.get().num_allocated == 1
    waiting = set(OutboxMessage.objects.filter(task__startswith="order.").values_list("task"))
    assert waiting == {("order.confirm",), ("order.count_purchases",)}
    # The shopper, who saw no answer, taps again.
    status, where = place(client)
    assert status == 302
    assert where in {"/fr/checkout/thank-you/", "/fr/basket/"}
    assert Order.objects.count() == 1
