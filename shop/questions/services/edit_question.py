"""Say it better; what stood there before is kept."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core.audit import record
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.chat.ports import team
from shop.questions.exceptions import QuestionOvertaken, QuestionRefused
from shop.questions.models import Question, Wording
from shop.questions.states import QuestionState
from shop.questions.wording import Spoken, checked
from shop.search.words import plain

REWRITTEN = (QuestionState.PUBLISHED, QuestionState.WITHDRAWN)


def edit_question(question: Question, *, by: Any, words: Spoken, seen: int) -> bool:
    """False where it said so already. `seen` is the version that the page showed."""
    if not team().stores_of(by).filter(pk=question.store_id).exists():
        raise QuestionRefused(_("Cette question n’est pas celle de votre boutique."))
    told = checked(words, asker=question.asker)
    if told == Spoken(question.question, question.answer) and seen == question.version:
        return False
    now = timezone.now()
    with transaction.atomic():
        changed = _as_seen(question, seen).update(
            question=told.question,
            answer=told.answer,
            search_text=plain(f"{told.question} {told.answer}"),
            version=seen + 1,
            edited_at=now,
        )
        if not changed:
            raise QuestionOvertaken(
                _("Quelqu’un l’a changée entre-temps. Regardez, puis refaites.")
            )
        Wording.objects.create(
            question=question,
            version=seen,
            asked=question.question,
            answer=question.answer,
            until=now,
        )
        record(
            question,
            action="question.edited",
            by=by,
            before={"version": seen},
            after={"version": seen + 1},
        )
        refresh_listing([question.product_id])
    return True


def _as_seen(question: Question, seen: int) -> "QuerySet[Question]":
    """Nothing, once somebody else has rewritten it."""
    return Question.objects.filter(pk=question.pk, version=seen, status__in=REWRITTEN)
