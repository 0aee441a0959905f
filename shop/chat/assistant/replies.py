"""What the assistant says to a message. It repeats nobody's words: nothing can be put into them."""

import logging
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from shop.chat.assistant.search import find, telling, wants_a_person

log = logging.getLogger(__name__)

HELLO, HANDOVER = "hello", "handover"
# So often it answers in one conversation; whoever asks on needs somebody.
MOST = 5
GREETING = _(
    "Bonjour, je suis l’assistant automatique de Makiti : un programme, pas une personne. Posez"
    " votre question en quelques mots, par exemple « Où est ma commande ? »."
)
FURTHER = _("Cela ne répond pas ? Écrivez « personne » : quelqu’un de l’équipe prend la suite.")
FAREWELL = _(
    "Je passe la main à une personne de l’équipe. Elle lit toute cette conversation et vous"
    " répond ici. Moi, l’assistant automatique, je n’écris plus."
)


@dataclass(frozen=True)
class Reply:
    """`code` is the slug of a help text, HELLO, or HANDOVER."""

    code: str
    text: str


def farewell(language: str) -> Reply:
    with override(language):
        return Reply(HANDOVER, str(FAREWELL))


def reply_to(question: str, *, before: list[str], language: str) -> Reply:
    """`before` is what it has said here; a fault of its own leaves nobody alone."""
    try:
        found = _reply_to(question, before=before, language=language)
    except Exception:  # help pages come from another room: whatever they raise
        log.exception("the assistant could not answer")
        found = None
    return found or farewell(language)


def _reply_to(question: str, *, before: list[str], language: str) -> Reply | None:
    if wants_a_person(question) or len(before) >= MOST:
        return None
    if question and not telling(question):
        # A greeting is greeted once; later it is an answer that did not help.
        return None if before else Reply(HELLO, _said(GREETING, language=language))
    found = find(question, language=language)
    if found is None or found.slug in before:
        return None
    return Reply(found.slug, f"{found.words}\n\n{_said(FURTHER, language=found.language)}")


def _said(words: Any, *, language: str) -> str:
    with override(language):
        return str(words)
