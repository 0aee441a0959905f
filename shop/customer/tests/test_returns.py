"""Back in stock is asked for by variant, by phone too, and confirmed by who was named."""

import re
from typing import Any

import pytest
from django.test import Client

from core.outbox import drain
from core.sms.models import SmsDay
from shop.customer.models import ProductAlert
from shop.customer.tests.returning import PHONE, address, arrive, texts
from tests import builders


def test_the_button_of_what_is_sold_out_leads_to_the_form(client: Client, bazin: Any) -> None:
    page = client.get(bazin.get_absolute_url()).content.decode()
    assert f'href="{address(bazin)}"' in page
    form = client.get(address(bazin))
    assert form.status_code == 200
    assert 'name="email"' in form.content.decode()
    assert 'name="variant"' not in form.content.decode()
    assert not ProductAlert.objects.exists()


def test_what_is_on_sale_is_not_waited_for(client: Client, bazin: Any) -> None:
    arrive(bazin)
    assert client.get(address(bazin))["Location"] == bazin.get_absolute_url()
    assert client.post(address(bazin), {"email": "a@exemple.gn"}).status_code == 302
    assert not ProductAlert.objects.exists()
    type(bazin).objects.filter(pk=bazin.pk).update(is_public=False)
    for pk in (bazin.pk, 999_999, 10**30):
        assert client.get(f"/fr/account/alerts/create/{pk}/").status_code == 404


def test_only_what_is_missing_can_be_chosen(
    client: Client, robe: dict[str, Any], oumar: Any
) -> None:
    client.force_login(oumar)
    page = client.get(robe["robe"].get_absolute_url()).content.decode()
    assert "Celle que vous voulez est épuisée" in page
    form = client.get(address(robe["XL"])).content.decode()
    offered = re.findall(r'name="variant" value="(\d*)"', form)
    assert offered == [str(robe["L"].pk), str(robe["XL"].pk)]
    assert re.search(rf'value="{robe["XL"].pk}"[^>]* checked', form)
    for wrong in ("", str(robe["M"].pk), "x"):
        refused = client.post(address(robe["robe"]), {"variant": wrong})
        assert refused.status_code == 200
    assert not ProductAlert.objects.exists()
    client.post(address(robe["robe"]), {"variant": robe["XL"].pk})
    alert = ProductAlert.objects.get()
    assert (alert.product_id, alert.title, alert.user) == (robe["XL"].pk, "Robe (XL)", oumar)
    assert "Robe (XL)" in client.get("/fr/account/alerts/").content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Indiquez un numéro, ou une adresse"),
        ({"phone": "620 12 34 56", "email": "a@exemple.gn"}, "L’un des deux suffit"),
        ({"phone": "12"}, "Ce numéro n’est pas complet"),
        ({"email": "a@"}, "e-mail"),
    ],
)
def test_a_guest_gives_a_number_or_an_address(
    client: Client, bazin: Any, typed: dict[str, str], words: str
) -> None:
    answer = client.post(address(bazin), typed)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not ProductAlert.objects.exists()


def test_a_guest_waits_by_phone(client: Client, bazin: Any) -> None:
    client.post(address(bazin), {"phone": "620 12 34 56"})
    alert = ProductAlert.objects.get()
    assert (alert.phone, alert.email, alert.status) == (PHONE, "", ProductAlert.UNCONFIRMED)
    [confirm] = texts()
    assert alert.get_confirm_url() in confirm
    arrive(bazin)
    drain()
    assert len(texts()) == 1
    arrive(bazin, 0)
    page = client.get(alert.get_confirm_url()).content.decode()
    assert alert.get_cancel_url() in page
    client.post(alert.get_confirm_url())
    arrive(bazin)
    drain()
    told = texts()[1]
    assert "Bazin brodé est de retour" in told
    link = told.rsplit("http", 1)[1].split("/", 3)[3]
    assert client.get(f"/{link}", follow=True).redirect_chain == [(bazin.get_absolute_url(), 301)]
    assert len(told) <= 160


def test_a_stranger_who_is_signed_out_calls_it_off(client: Client, bazin: Any) -> None:
    client.post(address(bazin), {"phone": "620 12 34 56"})
    alert = ProductAlert.objects.get()
    client.post(alert.get_confirm_url())
    assert client.get(alert.get_cancel_url()).status_code == 200
    client.post(alert.get_cancel_url())
    arrive(bazin)
    drain()
    assert len(texts()) == 1
    alert.refresh_from_db()
    assert alert.status == ProductAlert.CANCELLED


def test_nobody_is_flooded_with_messages_to_confirm(
    client: Client, bazin: Any, robe: dict[str, Any], settings: Any
) -> None:
    other = builders.a_product(stock=0)
    typed = {"phone": "620 12 34 56"}
    client.post(address(bazin), typed)
    for product in (bazin, other):
        assert "attend déjà" in client.post(address(product), typed).content.decode()
    assert len(texts()) == 1
    for _turn in range(2):
        ProductAlert.objects.all().delete()
        client.post(address(bazin), typed)
    ProductAlert.objects.all().delete()
    assert "Réessayez demain" in client.post(address(bazin), typed).content.decode()
    assert len(texts()) == 3
    settings.SMS_DAILY_BUDGET = SmsDay.objects.get().sent
    answer = client.post(address(bazin), {"phone": "621 12 34 56"}).content.decode()
    assert "Donnez une adresse e-mail" in answer
    assert not ProductAlert.objects.exists()
