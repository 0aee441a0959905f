from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from oscar.core.loading import get_model

from core.outbox import drain
from core.outbox.models import OutboxMessage
from core.scheduled import run_job
from notifications.models import Notice
from shop.customer.services import answer_alerts as service
from shop.customer.services.answer_alerts import answer_alerts
from tests import stalls
from tests.support.together import together

ProductAlert = get_model("customer", "ProductAlert")
StockRecord = get_model("partner", "StockRecord")


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


def back_in_stock(product: Any, pieces: int = 5) -> None:
    StockRecord.objects.filter(product=product).update(num_in_stock=pieces)


def letters() -> dict[str, str]:
    drain()
    return {letter.to[0]: f"{letter.subject}\n{letter.body}" for letter in mail.outbox}


def test_the_return_is_told_in_the_readers_language_and_without_an_email_too(
    kadiatou: Any, oumar: Any, bazin: Any
) -> None:
    kadiatou.language = "en"
    kadiatou.save(update_fields=["language"])
    for person in (kadiatou, oumar):
        ProductAlert.objects.create(user=person, product=bazin)
    back_in_stock(bazin)

    assert answer_alerts() == 2

    letter = letters()
    assert list(letter) == ["kadiatou@makiti.test"]
    assert "Bazin brodé is back" in letter["kadiatou@makiti.test"]
    assert f"/en/shop/p/{bazin.slug}-{bazin.pk}/" in letter["kadiatou@makiti.test"]
    assert set(Notice.objects.values_list("recipient", "kind")) == {
        (kadiatou.pk, "stock.back"),
        (oumar.pk, "stock.back"),
    }
    assert set(ProductAlert.objects.values_list("status", flat=True)) == {ProductAlert.CLOSED}


def test_who_was_told_is_not_told_again(kadiatou: Any, bazin: Any) -> None:
    ProductAlert.objects.create(user=kadiatou, product=bazin)
    back_in_stock(bazin)

    assert (answer_alerts(), answer_alerts()) == (1, 0)

    assert len(letters()) == Notice.objects.count() == 1


def test_a_visitor_is_written_to_once_they_have_confirmed(bazin: Any) -> None:
    alert = ProductAlert.objects.create(email="mariama@exemple.gn", product=bazin)
    back_in_stock(bazin)
    assert answer_alerts() == 0
    alert.confirm()
    assert answer_alerts() == 1
    assert "est de retour" in letters()["mariama@exemple.gn"]


@pytest.mark.parametrize("change", ["gone", "all_taken", "hidden", "no_price"])
def test_what_cannot_be_bought_is_not_announced(kadiatou: Any, bazin: Any, change: str) -> None:
    ProductAlert.objects.create(user=kadiatou, product=bazin)
    back_in_stock(bazin)
    records = StockRecord.objects.filter(product=bazin)
    if change == "hidden":
        type(bazin).objects.filter(pk=bazin.pk).update(is_public=False)
    else:
        changes = {
            "gone": {"num_in_stock": 0},
            "all_taken": {"num_allocated": 5},
            "no_price": {"price": None},
        }
        records.update(**changes[change])

    assert answer_alerts() == 0

    assert ProductAlert.objects.get().status == ProductAlert.ACTIVE
    assert not letters()
    assert not Notice.objects.exists()


def test_a_variant_that_is_back_answers_for_its_product(kadiatou: Any, bazin: Any) -> None:
    variant = stalls.a_variant(bazin, price=60_000, stock=0)
    ProductAlert.objects.create(user=kadiatou, product=bazin)
    assert answer_alerts() == 0
    back_in_stock(variant, 1)
    assert answer_alerts() == 1


@pytest.mark.parametrize(("pieces", "hurry"), [(1, True), (2, False)])
def test_few_pieces_for_many_are_said(
    kadiatou: Any, aissatou: Any, bazin: Any, pieces: int, hurry: bool
) -> None:
    for person in (kadiatou, aissatou):
        ProductAlert.objects.create(user=person, product=bazin)
    back_in_stock(bazin, pieces)
    answer_alerts()
    assert ["ne tardez pas" in text for text in letters().values()] == [hurry] * 2


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_ten_rounds_at_once_tell_each_person_once(kadiatou: Any, oumar: Any, bazin: Any) -> None:
    for person in (kadiatou, oumar):
        ProductAlert.objects.create(user=person, product=bazin)
    back_in_stock(bazin)

    assert sum(together(10, lambda number: answer_alerts())) == 2

    assert Notice.objects.count() == 2
    assert OutboxMessage.objects.filter(task="accounts.send_mail").count() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_without_the_claim_the_same_person_is_told_again(
    kadiatou: Any, bazin: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    alert = ProductAlert.objects.create(user=kadiatou, product=bazin)
    back_in_stock(bazin)
    # As if each round had read the list before any had written.
    monkeypatch.setattr(service, "alerts_to_answer", lambda: [alert])
    monkeypatch.setattr(ProductAlert, "ACTIVE", ProductAlert.CLOSED)
    ProductAlert.objects.update(status=ProductAlert.CLOSED)

    assert sum(together(3, lambda number: answer_alerts())) == 3

    assert Notice.objects.count() == 3


def test_it_is_done_every_few_minutes(kadiatou: Any, bazin: Any) -> None:
    ProductAlert.objects.create(user=kadiatou, product=bazin)
    back_in_stock(bazin)
    assert settings.CELERY_BEAT_SCHEDULE["answer-alerts"]["schedule"] <= 600
    assert run_job(name="answer-alerts")
    assert Notice.objects.count() == 1
