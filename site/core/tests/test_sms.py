"""Text messages: short enough, paid for once, carried at least once, followed to the end."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from core import outbox, sms
from core.outbox.models import OutboxMessage
from core.sms.gsm7 import length_of, to_gsm7
from core.sms.models import SmsDay, TextMessage
from core.sms.providers import ConsoleSms, HttpSms, NullSms, SmsError
from tests.support.peers import Peer, a_peer
from tests.support.servers import a_free_port
from tests.support.together import together

PHONE = "+224620123456"


@pytest.fixture
def provider(settings: Any) -> Iterator[Peer]:
    with a_peer() as peer:
        settings.SMS_URL = peer.url.replace("http://", "http://makiti:secret@") + "/messages/"
        peer.answers = [(201, {"id": "m/1"})]
        yield peer


def ask(body: str = "Votre code Makiti : 123456", **more: Any) -> TextMessage:
    return sms.send_sms(phone=PHONE, body=body, kind="code", **more)


def carried(message: TextMessage) -> TextMessage:
    outbox.drain()
    message.refresh_from_db()
    return message


def due_again() -> None:
    OutboxMessage.objects.update(due_at=timezone.now())


@pytest.mark.django_db
def test_the_provider_gets_number_words_key_and_our_name(provider: Peer) -> None:
    message = carried(ask())
    assert (message.status, message.provider_id) == ("sent", "m/1")
    asked = provider.asked[0]
    assert (asked["method"], asked["path"]) == ("POST", "/messages")
    assert asked["body"] == {
        "to": PHONE,
        "body": "Votre code Makiti : 123456",
        "key": str(message.key),
    }
    assert asked["headers"]["Idempotency-Key"] == str(message.key)
    assert asked["headers"]["Authorization"].startswith("Basic ")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "mood", [(500, {}), (503, b"away"), (429, {}), "hang up", (200, b"<html>")], ids=str
)
def test_a_provider_that_is_busy_is_asked_again_with_the_same_key(
    provider: Peer, mood: Any
) -> None:
    provider.answers = [mood, (201, {"id": "m/1"})]
    message = carried(ask())
    assert message.status == "waiting"
    due_again()
    assert carried(message).status == "sent"
    assert len({asked["headers"]["Idempotency-Key"] for asked in provider.asked}) == 1
    assert len(provider.asked) == 2


@pytest.mark.django_db
@pytest.mark.parametrize("status", [400, 401, 403, 404, 422, 302])
def test_what_the_provider_refuses_is_not_tried_again(provider: Peer, status: int) -> None:
    provider.answers = [(status, {})]
    message = carried(ask())
    assert (message.status, message.error) == ("failed", f"refused with {status}")
    due_again()
    assert outbox.drain() == 0
    assert len(provider.asked) == 1


@pytest.mark.django_db
def test_a_provider_that_is_not_there_loses_nothing(settings: Any) -> None:
    settings.SMS_URL = f"http://127.0.0.1:{a_free_port()}/messages"
    message = carried(ask())
    assert message.status == "waiting"
    assert "ConnectionError" in OutboxMessage.objects.get().last_error


@pytest.mark.django_db
def test_a_code_that_would_come_too_late_is_not_sent(provider: Peer) -> None:
    message = ask(good_for=timedelta(seconds=-1))
    assert (carried(message).status, message.error) == ("failed", "too late")
    assert provider.asked == []


@pytest.mark.django_db
def test_what_became_of_a_message_is_asked_until_it_is_known(provider: Peer) -> None:
    message = carried(ask())
    provider.answers = [(200, {"status": "queued"}), (500, {}), (200, {"status": "delivered"})]
    assert [sms.follow() for _ in range(4)] == [0, 0, 1, 0]
    message.refresh_from_db()
    assert message.status == "delivered"
    assert provider.asked[-1]["path"] == "/messages/m%2F1"


@pytest.mark.django_db
def test_a_message_carried_twice_is_sent_once_more_under_one_key_at_most(provider: Peer) -> None:
    message = carried(ask())
    due_again()
    OutboxMessage.objects.update(status="waiting")
    carried(message)
    assert len(provider.asked) == 1


@pytest.mark.django_db
def test_the_day_has_a_budget(settings: Any) -> None:
    settings.SMS_DAILY_BUDGET = 2
    ask()
    ask()
    with pytest.raises(sms.BudgetSpent):
        ask()
    assert (TextMessage.objects.count(), SmsDay.objects.get().sent) == (2, 2)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_do_not_overspend(settings: Any) -> None:
    settings.SMS_DAILY_BUDGET = 5
    SmsDay.objects.create(day=timezone.localdate())
    outcomes = together(20, lambda n: ask())
    assert sum(isinstance(o, TextMessage) for o in outcomes) == 5
    assert sum(isinstance(o, sms.BudgetSpent) for o in outcomes) == 15
    assert (TextMessage.objects.count(), SmsDay.objects.get().sent) == (5, 5)


@pytest.mark.django_db
def test_words_are_forgotten_soon_and_rows_later() -> None:
    message = carried(ask())
    waiting = ask()
    for one in (message, waiting):
        TextMessage.objects.filter(pk=one.pk).update(
            created_at=timezone.now() - timedelta(minutes=21)
        )
    assert sms.forget() == 0
    message.refresh_from_db()
    waiting.refresh_from_db()
    assert message.body == ""
    assert waiting.body
    TextMessage.objects.update(created_at=timezone.now() - timedelta(days=91))
    assert sms.forget() == 2


@pytest.mark.django_db
def test_without_a_provider_nobody_is_promised_an_sms(settings: Any) -> None:
    settings.SMS_URL = ""
    assert not sms.sms_provider().reaches_people
    assert carried(ask()).status == "failed"


def test_the_setting_chooses_the_provider(settings: Any) -> None:
    kinds = {"": NullSms, "null://": NullSms, "console://": ConsoleSms, "https://x.y/z": HttpSms}
    for url, kind in kinds.items():
        settings.SMS_URL = url
        assert type(sms.sms_provider()) is kind


def test_a_null_provider_says_that_it_is_one() -> None:
    with pytest.raises(SmsError) as refused:
        NullSms().send(phone=PHONE, body="x", key="k")
    assert refused.value.permanent


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Aïssatou : 1 250 000 GNF", "Aissatou : 1 250 000 GNF"),
        ("L’œuf « frais » – déjà…", 'L\'oeuf " frais " - déjà...'),
        ("Ŋ💥 ok", " ok"),
        ("reçu à l'été", "recu à l'été"),
    ],
)
def test_words_fit_the_letters_of_an_sms(text: str, sent: str) -> None:
    assert to_gsm7(text) == sent


@pytest.mark.django_db
def test_a_text_that_is_too_long_is_a_mistake_of_ours() -> None:
    assert length_of("€" * 80) == 160
    ask("€" * 80)
    with pytest.raises(ValueError, match="161"):
        ask("x" * 161)
    assert TextMessage.objects.count() == 1
