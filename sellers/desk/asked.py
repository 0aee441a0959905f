"""What a store was asked about its products: what waits, what was answered, what is published."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from shop.questions.selectors import answered_only, questions_of, unanswered
from shop.questions.states import QuestionState

SHELVES: dict[str, Any] = {
    "waiting": _("À répondre"),
    "answered": _("Répondues"),
    "published": _("Publiées"),
    "withdrawn": _("Retirées"),
}
# The first two list conversations, the others what was published.
OF_CONVERSATIONS = ("waiting", "answered")


def asked_rows(store: Any, *, shelf: str) -> "QuerySet[Any]":
    if shelf == "waiting":
        return unanswered(store)
    if shelf == "answered":
        return answered_only(store)
    published = questions_of(store).prefetch_related("wordings")
    if shelf == "published":
        return published.filter(status=QuestionState.PUBLISHED)
    return published.exclude(status=QuestionState.PUBLISHED)


def asked_counts(store: Any) -> list[tuple[str, Any, int]]:
    return [
        (shelf, label, asked_rows(store, shelf=shelf).count()) for shelf, label in SHELVES.items()
    ]
