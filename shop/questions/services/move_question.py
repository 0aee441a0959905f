"""Take a question off its product's page, or bring it back."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from shop.catalogue.services.refresh_listing import refresh_listing
from shop.chat.ports import team
from shop.questions.exceptions import QuestionRefused
from shop.questions.models import Question
from shop.questions.states import QUESTION, QuestionState

OF_THE_STORE = {
    (QuestionState.PUBLISHED, QuestionState.WITHDRAWN),
    (QuestionState.WITHDRAWN, QuestionState.PUBLISHED),
}


def move_question(question: Question, *, to: QuestionState, by: Any) -> None:
    """Its store withdraws it and brings it back; who asked takes it back for good.

    What reports and moderators do goes through shop.questions.reportables.
    """
    if to == QuestionState.RETRACTED:
        allowed = by is not None and question.asker_id == by.pk
    else:
        way = (QuestionState(question.status), to)
        ours = team().stores_of(by).filter(pk=question.store_id)
        allowed = way in OF_THE_STORE and ours.exists()
    if not allowed:
        raise QuestionRefused(_("Cette question n’est plus là où vous l’avez vue."))
    with transaction.atomic():
        QUESTION.move(question, to=to, by=by)
        refresh_listing([question.product_id])
