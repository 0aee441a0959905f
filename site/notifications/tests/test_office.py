"""What the back office sees of deliveries, and who may see it."""

from typing import Any

import pytest
from django.test import Client

from notifications.kinds import kind_of
from notifications.models import Delivery
from notifications.services.notify import notify
from tests.builders import a_user

pytestmark = pytest.mark.django_db

REPORT = "/admin/deliveries/"


@pytest.fixture
def failed() -> Delivery:
    person = a_user(email="kadiatou@makiti.test")
    notice = notify(person, kind="order.new", context=kind_of("order.new").sample)
    delivery = notice.deliveries.get(channel="email")
    Delivery.objects.filter(pk=delivery.pk).update(status="failed", error="the address is refused")
    return delivery


def test_staff_see_what_did_not_go_out_but_not_its_words(client: Client, failed: Any) -> None:
    client.force_login(a_user(email="admin@makiti.test", is_staff=True, is_superuser=True))
    page = client.get(REPORT).content.decode()
    assert "the address is refused" in page
    assert "order.new" in page
    assert "MK-7F3K-9Q2D" not in page
    assert "the address is refused" not in client.get(REPORT + "?status=sent").content.decode()
    table = client.get(REPORT + "?export=csv")
    assert b"the address is refused" in b"".join(table.streaming_content)


def test_nobody_else_does(client: Client, failed: Any) -> None:
    assert client.get(REPORT).status_code == 302
    client.force_login(a_user(email="fatou@makiti.test"))
    assert client.get(REPORT).status_code in {302, 403}
