"""The demo's phone: shows texts where nobody else would get them, and nowhere else."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core import outbox, sms
from core.sms.models import TextMessage

PANEL = "/fr/demo/phone/"


@pytest.mark.django_db
def test_a_text_lies_on_the_phone_once_it_was_carried(client: Client) -> None:
    sms.send_sms(phone="+224620123456", body="Makiti : votre code est 271828.", kind="code")
    waiting = client.get(PANEL).content.decode()
    assert "271828" not in waiting
    assert "hx-trigger" in waiting
    outbox.drain()
    page = client.get(PANEL).content.decode()
    assert "271828" in page
    assert "620 12 34 56" in page
    assert "hx-trigger" not in page


@pytest.mark.django_db
def test_what_is_forgotten_is_gone_there_too(client: Client) -> None:
    sms.send_sms(phone="+224620123456", body="Makiti : votre code est 271828.", kind="code")
    outbox.drain()
    TextMessage.objects.update(created_at=timezone.now() - timedelta(minutes=21))
    sms.forget()
    page = client.get(PANEL).content.decode()
    assert "271828" not in page
    assert "Aucun SMS" in page


@pytest.mark.django_db
def test_a_text_is_words_and_no_markup(client: Client) -> None:
    sms.send_sms(phone="+224620123456", body="<script>alert(1)</script>", kind="code")
    outbox.drain()
    assert "<script>alert" not in client.get(PANEL).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["", "null://", "https://sms.example/messages"])
def test_elsewhere_there_is_no_such_page(client: Client, settings: Any, url: str) -> None:
    settings.SMS_URL = url
    TextMessage.objects.create(
        phone="+224620123456", body="secret", kind="code", good_until=timezone.now()
    )
    for path in (PANEL, "/en/demo/phone/"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert b"secret" not in answer.content
