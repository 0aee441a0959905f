"""What a person asked and a store published: it goes with them, and leaves the page."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.privacy import Holding, Subject, delete, register_holding
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.questions.models import Question, Wording
from shop.questions.states import QuestionState

HIDDEN = ("search_text", "version")


def forget_questions(rows: "QuerySet[Question]") -> None:
    products = sorted(set(rows.values_list("product_id", flat=True)))
    rows.update(question="", answer="", search_text="", status=QuestionState.RETRACTED, asker=None)
    refresh_listing(products)


def _questions(person: Subject) -> Any:
    return Question.objects.filter(asker=person.user)


def _wordings(person: Subject) -> Any:
    return Wording.objects.filter(question__asker=person.user)


def register() -> None:
    register_holding(
        Holding("question-wordings", _("Anciennes rédactions de vos questions"), _wordings, delete)
    )
    register_holding(
        Holding(
            "questions",
            _("Vos questions publiées par des boutiques"),
            _questions,
            forget_questions,
            hidden=HIDDEN,
        )
    )
