"""What a product's own row holds of its questions, so that its page asks nothing more."""

from collections import defaultdict
from typing import Any

from shop.catalogue.listing import register_asked
from shop.questions.models import Question
from shop.questions.states import QuestionState

FIRST = 3


def asked_about(ids: list[int]) -> dict[int, dict[str, Any]]:
    """By product: how many are published, and the newest of them; one query."""
    rows = Question.objects.filter(product_id__in=ids, status=QuestionState.PUBLISHED)
    found: dict[int, dict[str, Any]] = defaultdict(lambda: {"count": 0, "first": []})
    for key, pk, question, answer in rows.order_by("-id").values_list(
        "product_id", "id", "question", "answer"
    ):
        told = found[key]
        told["count"] += 1
        if len(told["first"]) < FIRST:
            told["first"].append({"id": pk, "question": question, "answer": answer})
    return dict(found)


def register() -> None:
    register_asked(asked_about)
