"""One call tells a person: the inbox at once, the channels that they chose after the commit."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from core import outbox
from core.outbox.models import OutboxMessage
from core.sms.gsm7 import length_of
from core.sms.models import SmsDay, TextMessage
from notifications.channels import sms as sms_channel
from notifications.kinds import all_kinds, kind_of
from notifications.models import Choice, Delivery, Notice, QuietHours
from notifications.selectors import unread_count
from notifications.services.cleanup_notices import cleanup_notices
from notifications.services.mark_read import mark_read
from notifications.services.notify import notify
from tests.builders import a_user

ICONS = (Path(settings.STATICFILES_DIRS[0]) / "img/icons.svg").read_text()
pytestmark = pytest.mark.django_db


@pytest.fixture
def kadiatou() -> Any:
    return a_user(email="kadiatou@makiti.test", phone="+224620123456", phone_verified=True)


def tell(person: Any, kind: str = "order.new", **context: Any) -> Notice:
    return notify(person, kind=kind, context=kind_of(kind).sample | context)


def channels_of(notice: Notice) -> dict[str, str]:
    return dict(notice.deliveries.values_list("channel", "status"))


def test_the_row_stands_at_once_and_the_letter_follows(kadiatou: Any) -> None:
    notice = tell(kadiatou)
    assert unread_count(kadiatou) == 1
    assert mail.outbox == []
    outbox.drain()
    assert channels_of(notice) == {"email": "sent"}
    letter = mail.outbox[0]
    assert letter.to == ["kadiatou@makiti.test"]
    assert letter.subject == "Nouvelle commande MK-7F3K-9Q2D"
    assert "350 000 GNF" in letter.body
    assert "/account/notifications/settings/" in letter.alternatives[0][0]


def test_what_is_undone_was_never_told(kadiatou: Any) -> None:
    with transaction.atomic():
        tell(kadiatou)
        transaction.set_rollback(True)
    assert not Notice.objects.exists()
    assert not OutboxMessage.objects.filter(task__startswith="notifications.").exists()


def test_words_come_in_the_language_of_the_person(kadiatou: Any) -> None:
    kadiatou.language = "en"
    kadiatou.save(update_fields=["language"])
    notice = tell(kadiatou)
    outbox.drain()
    assert mail.outbox[0].subject == "New order MK-7F3K-9Q2D"
    with override("fr"):
        assert notice.title == "Nouvelle commande MK-7F3K-9Q2D"


def test_an_urgent_kind_sends_an_sms_to_a_proven_number_only(kadiatou: Any) -> None:
    tell(kadiatou, "door.code")
    stranger = a_user(email="oumar@makiti.test", phone="+224620000009")
    tell(stranger, "door.code")
    outbox.drain()
    message = TextMessage.objects.get()
    assert message.phone == "+224620123456"
    assert "482 913" in message.body


def test_a_choice_beats_the_default_but_never_for_security(kadiatou: Any) -> None:
    for kind in ("order.new", "account.security"):
        Choice.objects.create(person=kadiatou, kind=kind, channel="email", wanted=False)
    Choice.objects.create(person=kadiatou, kind="product.approved", channel="email", wanted=True)
    assert channels_of(tell(kadiatou)) == {}
    assert channels_of(tell(kadiatou, "account.security")) == {"email": "waiting"}
    assert channels_of(tell(kadiatou, "product.approved")) == {"email": "waiting"}


def test_nobody_is_written_to_where_there_is_no_address() -> None:
    person = a_user(email=None, phone="+224620000001")
    assert channels_of(tell(person)) == {}
    assert unread_count(person) == 1


@pytest.mark.parametrize(
    ("error", "status", "again"),
    [
        (SMTPRecipientsRefused({}), "failed", 0),
        (SMTPServerDisconnected("away"), "waiting", 1),
        (ConnectionRefusedError(), "waiting", 1),
    ],
)
def test_a_letter_that_does_not_go_stops_or_waits(
    kadiatou: Any, monkeypatch: pytest.MonkeyPatch, error: Exception, status: str, again: int
) -> None:
    notice = tell(kadiatou)

    def fail(*args: Any, **kwargs: Any) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr("notifications.channels.email.EmailMultiAlternatives.send", fail)
        outbox.drain()
    assert channels_of(notice) == {"email": status}
    OutboxMessage.objects.update(due_at=timezone.now())
    outbox.drain()
    assert len(mail.outbox) == again
    assert Delivery.objects.get().attempts == 1 + again


def test_a_delivery_done_twice_is_sent_once(kadiatou: Any) -> None:
    tell(kadiatou)
    outbox.drain()
    OutboxMessage.objects.update(status="waiting", due_at=timezone.now())
    outbox.drain()
    assert len(mail.outbox) == 1


def test_a_spent_budget_fails_the_sms_and_leaves_the_letter(kadiatou: Any, settings: Any) -> None:
    settings.SMS_DAILY_BUDGET = 0
    notice = tell(kadiatou, "debt.limit")
    outbox.drain()
    assert channels_of(notice) == {"email": "sent", "sms": "failed"}
    assert SmsDay.objects.get().sent == 0


@pytest.mark.parametrize(
    ("since", "until", "now", "end"),
    [
        ((22, 0), (7, 0), (23, 30), (1, 7, 0)),
        ((22, 0), (7, 0), (3, 0), (0, 7, 0)),
        ((22, 0), (7, 0), (7, 0), None),
        ((12, 0), (14, 0), (13, 0), (0, 14, 0)),
        ((12, 0), (14, 0), (14, 0), None),
        ((12, 0), (14, 0), (11, 59), None),
    ],
)
def test_quiet_hours_end_when_they_end(since: Any, until: Any, now: Any, end: Any) -> None:
    quiet = QuietHours(since=time(*since), until=time(*until))
    found = quiet.ends_after(datetime(2026, 3, 12, *now, tzinfo=UTC))  # Conakry is UTC
    wanted = end and datetime(2026, 3, 12 + end[0], *end[1:], tzinfo=UTC)
    assert found == wanted


def test_a_name_cannot_write_a_header_or_a_tag(kadiatou: Any) -> None:
    tell(kadiatou, number="1\r\nBcc: all@x.y", items="<script>alert(1)</script>")
    outbox.drain()
    letter = mail.outbox[0]
    assert letter.bcc == []
    assert "\n" not in letter.subject
    assert "<script>" not in letter.alternatives[0][0]
    assert "&lt;script&gt;" in letter.alternatives[0][0]


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.code)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_kind_has_words_and_fits_an_sms(kind: Any, language: str) -> None:
    with override(language):
        notice = Notice(kind=kind.code, context=kind.sample)
        assert "…" not in notice.title + notice.body + notice.link
        assert "%(" not in notice.title + notice.body + notice.link
        text = sms_channel.words(notice)
    assert length_of(text) <= 160
    assert kind.urgent <= (not text.endswith("...")), "what is urgent fits whole"
    assert f'id="{kind.icon}"' in ICONS


def test_a_row_with_an_older_context_is_still_shown() -> None:
    assert Notice(kind="order.new", context={}).title == "Nouvelle commande …"


def test_reading_is_ones_own(kadiatou: Any) -> None:
    other = a_user(email="fatou@makiti.test")
    mine, theirs = tell(kadiatou), tell(other)
    assert mark_read(other, pks=[mine.pk]) == 0
    assert mark_read(kadiatou, pks=[mine.pk, theirs.pk]) == 1
    assert mark_read(kadiatou) == 0
    assert unread_count(other) == 1


def test_cleaning_keeps_what_is_unread_or_young(kadiatou: Any, capsys: Any) -> None:
    old_read, old_unread, young = (tell(kadiatou) for _ in range(3))
    Notice.objects.exclude(pk=young.pk).update(created_at=timezone.now() - timedelta(days=91))
    mark_read(kadiatou, pks=[old_read.pk, young.pk])
    call_command("cleanup_notifications", "--dry-run")
    assert "1 notifications would go" in capsys.readouterr().out
    assert cleanup_notices() == 1
    assert set(Notice.objects.all()) == {old_unread, young}
    assert cleanup_notices() == 0
