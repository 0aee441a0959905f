"""The back office judges what is reported, and reads no more than that."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission

from shop.chat.models import Conversation, Message, Report
from shop.chat.services.report_message import report_message
from shop.chat.tests.conftest import say
from shop.chat.tests.test_pages import as_, text

pytestmark = pytest.mark.django_db

REPORTS = "/admin/chat-reports/"
NASTY = "<script>alert(1)</script>"


@pytest.fixture
def report(conversation: Conversation, kadiatou: Any, aissatou: Any) -> Report:
    for n in range(12):
        say(aissatou, conversation, f"[{n}] {NASTY}")
    return report_message(kadiatou, message=conversation.messages.get(number=2), reason="fraud")


@pytest.fixture
def judge(moderator: Any) -> Any:
    moderator.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return moderator


def test_a_moderator_sees_it_with_what_stands_around_and_takes_it_away(
    report: Report, judge: Any
) -> None:
    client = as_(judge)
    listed = text(client.get(REPORTS))
    assert "Arnaque" in listed
    assert "Boutique Aïssatou" in listed
    page = text(client.get(f"{REPORTS}{report.pk}/"))
    assert "[1] &lt;script&gt;" in page
    assert NASTY not in page
    # Five on each side, not the whole conversation.
    assert "[6]" in page
    assert "[7]" not in page
    page = text(client.post(f"{REPORTS}{report.pk}/decide/", {"uphold": "1"}, follow=True))
    assert "C’est décidé" in page
    assert "Retirer le message" not in page
    assert Message.objects.exclude(removed_at=None).get().number == 2
    page = text(client.post(f"{REPORTS}{report.pk}/decide/", {"uphold": "0"}, follow=True))
    assert "Quelqu’un en a déjà décidé" in page
    report.refresh_from_db()
    assert report.status == "upheld"


def test_a_look_decides_nothing(report: Report, judge: Any) -> None:
    as_(judge).get(f"{REPORTS}{report.pk}/decide/")
    report.refresh_from_db()
    assert report.status == "open"


@pytest.mark.parametrize("who", ["kadiatou", "aissatou", "editor"])
def test_nobody_else_reads_or_judges(
    request: pytest.FixtureRequest, report: Report, who: str
) -> None:
    client = as_(request.getfixturevalue(who))
    for path in (REPORTS, f"{REPORTS}{report.pk}/"):
        assert client.get(path).status_code in {302, 403}
    client.post(f"{REPORTS}{report.pk}/decide/", {"uphold": "1"})
    report.refresh_from_db()
    assert report.status == "open"
