"""Whose conversations are whose. Everything that is shown or written begins here."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from accounts.models import User
from shop.chat.models import Conversation, Message, QuickReply, Report, Side, Turn
from shop.chat.ports import couriers, team
from shop.chat.states import ReportStatus
from shop.partner.models import Partner
from shop.search.words import plain

ANSWER_SUPPORT = "chat.answer_support"
DECIDE = "chat.change_report"
# Later than that is no answer that a shopper waited for.
IN_TIME = timedelta(hours=24)
LATELY = timedelta(days=90)
# PostgreSQL takes no more, and nobody looks for so much.
LONGEST_SEARCH = 100


def sides_of(person: Any) -> "QuerySet[Side]":
    """The sides that a person speaks for now: their own, their stores', the team's, a parcel's."""
    if not (person and person.is_authenticated and person.is_active):
        return Side.objects.none()
    own = Side.objects.filter(conversation=OuterRef("conversation"), person=person)
    other = Q(store__in=team().stores_of(person).order_by().values("pk"))
    if person.has_perm(ANSWER_SUPPORT):
        other |= Q(role=Side.Role.SUPPORT)
    if carried := couriers().carried_by(person):
        other |= Q(role=Side.Role.COURIER, parcel__in=carried)
    # Who wrote to a store and works there since keeps their own side.
    return Side.objects.filter(Q(person=person) | other & ~Exists(own))


def side_of(person: Any, *, conversation: Any) -> Side | None:
    """The side that a person may speak for in a conversation; None for everybody else.

    As `sides_of` has it, with as few questions as can be: sockets ask at each message.
    """
    if not (person and person.is_authenticated and person.is_active):
        return None
    both = Side.objects.filter(conversation=conversation).order_by("pk")
    sides = list(both.select_related("conversation", "person", "store"))
    own = [side for side in sides if side.person_id == person.pk]
    mine = next(iter(own or [side for side in sides if _speaks_for(person, side)]), None)
    if mine is not None:
        mine.both = sides
    return mine


def _speaks_for(person: Any, side: Side) -> bool:
    if side.role == Side.Role.STORE:
        return team().stores_of(person).filter(pk=side.store_id).exists()
    if side.role == Side.Role.COURIER:
        return side.parcel in couriers().carried_by(person)
    if side.role == Side.Role.SUPPORT:
        # What one may do is kept with the person: an open socket must not keep it.
        fresh = User.objects.filter(pk=person.pk).first()
        return fresh is not None and fresh.has_perm(ANSWER_SUPPORT)
    return False


def other_side(side: Side) -> Side:
    if side.both:
        return next(other for other in side.both if other.pk != side.pk)
    sides = Side.objects.filter(conversation=side.conversation_id).exclude(pk=side.pk)
    return sides.select_related("person", "store").get()


def people_of(side: Side) -> "QuerySet[User]":
    """Everybody who speaks for a side."""
    if side.role == Side.Role.STORE and side.store:
        return team().members_of(side.store)
    if side.role == Side.Role.SUPPORT:
        return _allowed(ANSWER_SUPPORT)
    if side.role == Side.Role.COURIER:
        parcel = couriers().parcel(side.parcel)
        return User.objects.filter(pk__in=[parcel.courier.pk] if parcel else [], is_active=True)
    return User.objects.filter(chat_sides=side, is_active=True)


def inbox_of(person: Any) -> "QuerySet[Side]":
    """One's conversations, the newest first; `last_…` are of the newest message."""
    last = Message.objects.filter(
        conversation=OuterRef("conversation"), number=OuterRef("conversation__last_number")
    )
    return (
        sides_of(person)
        .filter(conversation__last_number__gt=0)
        .select_related("conversation__product", "conversation__order", "person", "store")
        .prefetch_related("conversation__sides__person", "conversation__sides__store")
        .annotate(
            last_text=Subquery(last.values("text")[:1]),
            last_side=Subquery(last.values("side")[:1]),
            last_removed=Subquery(last.values("removed_at")[:1]),
        )
        .order_by("-conversation__last_at", "-conversation_id")
    )


def unread_conversations(person: Any) -> int:
    """How many of one's conversations hold something unread."""
    waiting = sides_of(person).filter(conversation__last_number__gt=F("read_number"))
    # Where the assistant still answers, nobody waits for the team.
    return waiting.exclude(role=Side.Role.SUPPORT, conversation__assisted=True).count()


def messages_of(conversation: Any) -> "QuerySet[Message]":
    messages = Message.objects.filter(conversation=conversation)
    return messages.select_related("side__store", "side__person", "author").order_by("number")


def messages_with(words: str, *, person: Any) -> "QuerySet[Message]":
    """What was written in one's conversations with these words in it, newest first."""
    rows = Message.objects.filter(conversation__in=sides_of(person).values("conversation"))
    for word in plain(words[:LONGEST_SEARCH]).split():
        rows = rows.filter(search_text__contains=word)
    return (
        rows.filter(removed_at=None)
        .select_related("conversation", "side__store", "side__person", "author")
        .order_by("-sent_at", "-pk")
    )


def is_blocked(conversation: Conversation) -> bool:
    """Either side does not want to hear of the other, here or elsewhere."""
    return (
        Side.objects.filter(conversation__pair=conversation.pair).exclude(blocked_at=None).exists()
    )


def quick_replies_of(store: Any) -> "QuerySet[QuickReply]":
    return QuickReply.objects.filter(store=store)


def open_reports() -> "QuerySet[Report]":
    return (
        Report.objects.filter(status=ReportStatus.OPEN)
        .select_related("message__side__store", "message__side__person", "reporter")
        .order_by("filed_at", "pk")
    )


@dataclass(frozen=True)
class ResponseFigures:
    """How a store answers: `rate` of 1, `minutes` the middle time; None where nobody asked."""

    asked: int
    answered: int
    minutes: int | None

    @property
    def rate(self) -> float | None:
        return self.answered / self.asked if self.asked else None


def response_figures(store: Partner, *, since: datetime | None = None) -> ResponseFigures:
    """Of the last ninety days; a question that is younger than a day may still be answered."""
    now = timezone.now()
    turns = Turn.objects.filter(store=store, asked_at__gte=since or now - LATELY)
    counted = turns.filter(Q(answered_at__isnull=False) | Q(asked_at__lte=now - IN_TIME))
    waits = [
        answered - asked
        for asked, answered in counted.values_list("asked_at", "answered_at")
        if answered and answered - asked <= IN_TIME
    ]
    middle = median(wait.total_seconds() for wait in waits) if waits else None
    return ResponseFigures(
        asked=counted.count(),
        answered=len(waits),
        minutes=None if middle is None else round(middle / 60),
    )


def moderators() -> "QuerySet[User]":
    """Who decides about reports."""
    return _allowed(DECIDE)


def _allowed(permission: str) -> "QuerySet[User]":
    """Superusers may do anything; told is who has it as their work."""
    return ModelBackend().with_perm(permission, include_superusers=False)
