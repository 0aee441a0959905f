from typing import Any

import pytest
from django.core import mail
from django.test import Client
from oscar.apps.customer.alerts.utils import AlertsDispatcher
from oscar.core.loading import get_model

from core.outbox import drain
from tests import builders

Notification = get_model("communication", "Notification")
ProductAlert = get_model("customer", "ProductAlert")
StockRecord = get_model("partner", "StockRecord")


@pytest.fixture
def bazin(db: None) -> Any:
    return builders.a_product(title="Bazin brodé", stock=0)


def ask(client: Client, product: Any, **typed: str) -> Any:
    return client.post(f"/fr/account/alerts/create/{product.pk}/", typed)


def test_who_is_signed_in_asks_with_one_tap(client: Client, oumar: Any, bazin: Any) -> None:
    client.force_login(oumar)

    assert ask(client, bazin)["Location"] == bazin.get_absolute_url()
    again = ask(client, bazin)

    alert = ProductAlert.objects.get()
    assert (alert.user, alert.status, alert.email) == (oumar, ProductAlert.ACTIVE, "")
    assert "attend déjà" in again.content.decode()
    assert "Bazin brodé" in client.get("/fr/account/alerts/").content.decode()


def test_an_address_in_the_form_does_not_replace_who_is_signed_in(
    client: Client, oumar: Any, bazin: Any
) -> None:
    client.force_login(oumar)

    ask(client, bazin, email="kadiatou@makiti.test")

    assert ProductAlert.objects.get().email == ""


def test_a_visitor_confirms_with_a_button_behind_the_link(client: Client, bazin: Any) -> None:
    ask(client, bazin, email="Mariama@Exemple.GN")
    drain()
    alert = ProductAlert.objects.get()

    assert (alert.email, alert.status) == ("mariama@exemple.gn", ProductAlert.UNCONFIRMED)
    assert alert.get_confirm_url() in str(mail.outbox[0].body)
    assert "http" in str(mail.outbox[0].body)
    client.get(alert.get_confirm_url())
    alert.refresh_from_db()
    assert alert.status == ProductAlert.UNCONFIRMED
    client.post(alert.get_confirm_url())
    alert.refresh_from_db()
    assert alert.status == ProductAlert.ACTIVE


@pytest.mark.parametrize("after", ["https://evil.test/", "//evil.test/"])
def test_a_link_that_cancels_leads_nowhere_else(client: Client, bazin: Any, after: str) -> None:
    ask(client, bazin, email="mariama@exemple.gn")
    alert = ProductAlert.objects.get()

    answer = client.post(f"{alert.get_cancel_url()}?next={after}")

    assert answer["Location"] == bazin.get_absolute_url()
    alert.refresh_from_db()
    assert alert.status == ProductAlert.CANCELLED


def test_a_stranger_cancels_nothing(client: Client, kadiatou: Any, fatou: Any, bazin: Any) -> None:
    alert = ProductAlert.objects.create(user=kadiatou, product=bazin)
    client.force_login(fatou)

    assert client.post(f"/fr/account/alerts/cancel/{alert.pk}/").status_code == 404
    alert.refresh_from_db()
    assert alert.status == ProductAlert.ACTIVE


def test_the_return_is_told_in_the_readers_language_and_without_an_email_too(
    kadiatou: Any, oumar: Any, bazin: Any
) -> None:
    for person in (kadiatou, oumar):
        ProductAlert.objects.create(user=person, product=bazin)
    StockRecord.objects.filter(product=bazin).update(num_in_stock=5)

    AlertsDispatcher().send_product_alert_email_for_user(bazin)
    drain()

    assert [letter.to for letter in mail.outbox] == [["kadiatou@makiti.test"]]
    assert "est de retour" in mail.outbox[0].subject
    assert not getattr(mail.outbox[0], "alternatives", [])
    assert Notification.objects.filter(recipient=oumar).count() == 1
