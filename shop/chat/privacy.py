"""What conversations hold about a person: their words go, the other side keeps its own."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.privacy import Holding, Subject, drop_files, register_holding, register_scrub
from core.privacy.ours import struck
from notifications.models import Notice
from shop.chat.models import Message, Report, Side
from shop.search.words import plain

KEPT = _("Dans vos conversations, ce que l’autre côté a écrit, et que vous étiez là : sans nom.")


def forget_messages(rows: "QuerySet[Message]") -> None:
    drop_files(rows, "picture")
    rows.update(text="", search_text="", picture="", width=0, height=0, removed_at=timezone.now())


def forget_reports(rows: "QuerySet[Report]") -> None:
    rows.update(note="", reporter=None)


def strike_answers(person: Subject) -> None:
    """What others wrote to them may call them by their name."""
    theirs = Side.objects.filter(person=person.user).values("conversation")
    for message in Message.objects.filter(conversation__in=theirs).exclude(text="").iterator():
        text = struck(message.text, person.words)
        if text != message.text:
            Message.objects.filter(pk=message.pk).update(text=text, search_text=plain(text))
    about = [f"chat:{pk}" for pk in theirs.values_list("conversation", flat=True)]
    for notice in Notice.objects.filter(about__in=about).iterator():
        context = struck(notice.context, person.words)
        if context != notice.context:
            Notice.objects.filter(pk=notice.pk).update(context=context)


def _messages(person: Subject) -> Any:
    return Message.objects.filter(author=person.user)


def _reports(person: Subject) -> Any:
    return Report.objects.filter(Q(reporter=person.user))


def register() -> None:
    register_holding(
        Holding(
            "chat-messages",
            _("Messages que vous avez écrits"),
            _messages,
            forget_messages,
            hidden=("search_text", "client_id"),
        )
    )
    register_holding(
        Holding("chat-reports", _("Messages que vous avez signalés"), _reports, forget_reports)
    )
    register_holding(
        Holding(
            "chat-sides",
            _("Conversations où vous êtes"),
            lambda person: Side.objects.filter(person=person.user),
            None,
            kept=KEPT,
        )
    )
    register_scrub(strike_answers)
