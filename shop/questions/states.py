"""Where a published question stands; what its asker has taken back stays taken back."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.states import StateMachine


class QuestionState(models.TextChoices):
    PUBLISHED = "published", _("publiée")
    WITHDRAWN = "withdrawn", _("retirée par la boutique")
    SUSPENDED = "suspended", _("suspendue")
    RETRACTED = "retracted", _("retirée par le client")


ALLOWED: dict[str, set[QuestionState]] = {
    QuestionState.PUBLISHED: {
        QuestionState.WITHDRAWN,
        QuestionState.SUSPENDED,
        QuestionState.RETRACTED,
    },
    QuestionState.WITHDRAWN: {QuestionState.PUBLISHED, QuestionState.RETRACTED},
    # Its store cannot bring it back: only who looks after the market does.
    QuestionState.SUSPENDED: {QuestionState.PUBLISHED, QuestionState.RETRACTED},
    QuestionState.RETRACTED: set(),
}
QUESTION = StateMachine(QuestionState, ALLOWED)
