"""Who is told of a message, who hears nothing more, what is reported, how a store answers."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from notifications.models import Notice
from shop.chat import presence
from shop.chat.exceptions import ChatRefused
from shop.chat.models import Conversation, Report, Turn
from shop.chat.selectors import messages_with, response_figures
from shop.chat.services.decide_report import decide_report
from shop.chat.services.mark_seen import mark_seen
from shop.chat.services.open_conversation import Subject, open_conversation
from shop.chat.services.report_message import report_message
from shop.chat.services.set_block import set_block
from shop.chat.tests.conftest import say

pytestmark = pytest.mark.django_db


def refused(code: str) -> Any:
    return pytest.raises(ChatRefused, match=f"^{code}$")


# --- Telling --------------------------------------------------------------------------------
def test_each_of_the_team_is_told_once_until_they_look(
    conversation: Conversation, kadiatou: Any, aissatou: Any, mamadou: Any, fatou: Any
) -> None:
    say(kadiatou, conversation, "un")
    say(kadiatou, conversation, "deux")
    told = Notice.objects.filter(kind="chat.message")
    assert sorted(told.values_list("recipient__first_name", "context__text")) == [
        ("Aïssatou", "deux"),
        ("Mamadou", "deux"),
    ]
    assert told[0].link == f"/account/messages/{conversation.pk}/"
    mark_seen(aissatou, conversation=conversation, number=2)
    assert list(told.filter(read_at=None).values_list("recipient", flat=True)) == [mamadou.pk]
    say(kadiatou, conversation, "trois")
    assert told.filter(recipient=aissatou).count() == 2


def test_who_has_it_before_their_eyes_is_not_told(
    conversation: Conversation, kadiatou: Any, aissatou: Any, mamadou: Any
) -> None:
    presence.came(conversation.pk, person=aissatou.pk)
    say(kadiatou, conversation)
    assert [n.recipient for n in Notice.objects.all()] == [mamadou]
    presence.went(conversation.pk, person=aissatou.pk)
    say(kadiatou, conversation)
    assert Notice.objects.filter(recipient=aissatou).count() == 1


def test_what_is_refused_tells_nobody(conversation: Conversation, kadiatou: Any) -> None:
    with refused("empty"):
        say(kadiatou, conversation, " ")
    assert not Notice.objects.exists()


# --- Blocking, reporting --------------------------------------------------------------------
def test_blocking_closes_every_conversation_of_the_two(
    conversation: Conversation, kadiatou: Any, aissatou: Any, mamadou: Any, her_store: Any
) -> None:
    say(aissatou, conversation)
    other = open_conversation(kadiatou, subject=Subject(store=her_store))
    assert set_block(kadiatou, conversation=conversation, blocked=True)
    assert not set_block(kadiatou, conversation=conversation, blocked=True)
    for author in (kadiatou, aissatou, mamadou):
        for one in (conversation, other):
            with refused("blocked"):
                say(author, one)
    # The other side cannot lift it.
    assert not set_block(aissatou, conversation=conversation, blocked=False)
    with refused("blocked"):
        say(aissatou, conversation)
    assert set_block(kadiatou, conversation=other, blocked=False)
    say(aissatou, conversation)


def test_a_report_is_filed_once_and_judged_once(
    conversation: Conversation, kadiatou: Any, aissatou: Any, moderator: Any, editor: Any
) -> None:
    message = say(aissatou, conversation, "Envoyez-moi votre code")
    with refused("not_yours"):
        report_message(aissatou, message=message, reason="fraud")
    report = report_message(kadiatou, message=message, reason="fraud", note="x" * 900)
    assert report_message(kadiatou, message=message, reason="insult") == report
    assert len(report.note) == 500
    assert Notice.objects.filter(recipient=moderator, kind="report.filed").count() == 1
    with refused("not_yours"):
        decide_report(report, by=editor, uphold=True)
    decide_report(report, by=moderator, uphold=True)
    message.refresh_from_db()
    assert message.removed_at
    assert Report.objects.get().status == "upheld"
    assert Notice.objects.get(recipient=kadiatou, kind="report.decided").title
    assert not messages_with("code", person=kadiatou).exists()
    with pytest.raises(Exception, match="refused"):
        decide_report(report, by=moderator, uphold=False)


# --- Figures --------------------------------------------------------------------------------
def test_how_a_store_answers(
    conversation: Conversation, kadiatou: Any, oumar: Any, aissatou: Any, her_store: Any
) -> None:
    now = timezone.now()
    assert response_figures(her_store).rate is None
    say(kadiatou, conversation)
    say(kadiatou, conversation, "Toujours là ?")
    assert Turn.objects.count() == 1
    # Young and open: it does not count yet.
    assert response_figures(her_store).asked == 0
    Turn.objects.update(asked_at=now - timedelta(minutes=30))
    say(aissatou, conversation)
    say(aissatou, conversation, "Et voilà")
    figures = response_figures(her_store)
    assert (figures.asked, figures.answered, figures.minutes, figures.rate) == (1, 1, 30, 1.0)
    other = open_conversation(oumar, subject=Subject(store=her_store))
    say(oumar, other)
    Turn.objects.filter(answered_at=None).update(asked_at=now - timedelta(days=2))
    assert response_figures(her_store).rate == 0.5
    say(aissatou, other)
    # Two days late is no answer that somebody waited for.
    assert response_figures(her_store).rate == 0.5
    assert response_figures(her_store, since=now).asked == 0
