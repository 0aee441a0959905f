"""A question's history in words."""

from django.utils.translation import gettext_lazy as _

from core.audit import register_words

WORDS = {
    "question.published": _("publie la question"),
    "question.edited": _("change la question ou sa réponse"),
    "question.withdrawn": _("retire la question"),
    "question.suspended": _("suspend la question"),
    "question.retracted": _("reprend sa question"),
}


def register() -> None:
    register_words(WORDS)
