"""Published questions as shoppers read them, and what a store was asked as its desk does."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from shop.chat.models import Conversation, Message, Side, Turn
from shop.questions.models import Question
from shop.questions.states import QuestionState
from shop.search.words import plain

LONGEST_SEARCH = 100


def published_questions(product: Any, *, words: str = "") -> "QuerySet[Question]":
    """What everybody reads about a product, the newest first."""
    rows = Question.objects.filter(product=product, status=QuestionState.PUBLISHED)
    for word in plain(words[:LONGEST_SEARCH]).split():
        rows = rows.filter(search_text__contains=word)
    return rows.order_by("-id")


def questions_of(store: Any) -> "QuerySet[Question]":
    """All that a store has published, whatever became of it: where its desk starts."""
    rows = Question.objects.filter(store=store).select_related("product", "message")
    return rows.order_by("-id")


def asked_of(store: Any) -> "QuerySet[Conversation]":
    """Conversations with a store about a product; `first_…` is what the shopper said first."""
    ours = Side.objects.filter(conversation=OuterRef("pk"), role=Side.Role.STORE, store=store)
    asked = Message.objects.filter(
        conversation=OuterRef("pk"), side__role=Side.Role.PERSON, removed_at=None
    ).order_by("number")
    return (
        Conversation.objects.filter(Exists(ours), product__isnull=False, last_number__gt=0)
        .select_related("product")
        .annotate(
            first_text=Subquery(asked.values("text")[:1]),
            first_number=Subquery(asked.values("number")[:1]),
        )
        .filter(first_number__isnull=False)
        .order_by("-last_at", "-pk")
    )


def unanswered(store: Any) -> "QuerySet[Conversation]":
    return asked_of(store).filter(Exists(_open_turns(store)))


def answered_only(store: Any) -> "QuerySet[Conversation]":
    """Answered, and nothing of it published yet."""
    said = Message.objects.filter(conversation=OuterRef("pk"), side__role=Side.Role.STORE)
    shown = Question.objects.filter(message__conversation=OuterRef("pk"))
    return asked_of(store).filter(Exists(said), ~Exists(_open_turns(store)), ~Exists(shown))


def _open_turns(store: Any) -> "QuerySet[Turn]":
    return Turn.objects.filter(conversation=OuterRef("pk"), store=store, answered_at=None)


def answer_after(message: Message) -> str:
    """What the store said to a message before its shopper spoke again."""
    rows = Message.objects.filter(
        conversation=message.conversation_id, number__gt=message.number
    ).select_related("side")
    said: list[str] = []
    for row in rows.order_by("number")[:40]:
        if row.side.role == Side.Role.STORE:
            said += [row.text] if row.text and row.removed_at is None else []
        elif said:
            break
    return "\n".join(said)
