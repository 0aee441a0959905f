"""A published question as something that can be reported: suspended it leaves the page."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.states import TransitionRefused
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.moderation.ports import register_reportable
from shop.moderation.reportables import by_key, tell_owners
from shop.questions.models import Question
from shop.questions.states import QUESTION, QuestionState


class Questions:
    code, label = "question", _("question")

    def find(self, key: str) -> Any | None:
        return by_key(Question.objects.select_related("product", "store"), key)

    def key(self, target: Any) -> str:
        return str(target.pk)

    def is_seen(self, target: Any) -> bool:
        return target.status == QuestionState.PUBLISHED and target.product.is_public

    def title(self, target: Any) -> str:
        return str(target.question)

    def address(self, target: Any) -> str:
        product = target.product
        keys = {"product_slug": product.slug, "product_pk": product.pk}
        return reverse("questions:list", kwargs=keys)

    def owners(self, target: Any) -> Sequence[Any]:
        return list(target.store.users.filter(is_active=True))

    def suspend(self, target: Any, *, by: Any, reason: str) -> bool:
        return self._move(target, to=QuestionState.SUSPENDED, by=by, note=reason)

    def restore(self, target: Any, *, by: Any, note: str) -> bool:
        if target.status != QuestionState.SUSPENDED:
            return False
        return self._move(target, to=QuestionState.PUBLISHED, by=by, note=note)

    def _move(self, target: Any, *, to: QuestionState, by: Any, note: str) -> bool:
        try:
            with transaction.atomic():
                QUESTION.move(target, to=to, by=by, note=note)
                refresh_listing([target.product_id])
                suspended = to == QuestionState.SUSPENDED
                tell_owners(self, target, suspended=suspended, reason=note)
        except TransitionRefused:
            return False
        return True


def register() -> None:
    register_reportable(Questions())
