"""What may stand on a product's page: no number, no link, and nobody's name."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from shop.chat.words import clean_text
from shop.moderation.hints import has_link, has_phone
from shop.questions.exceptions import QuestionRefused
from shop.questions.models import LONGEST_ANSWER, LONGEST_QUESTION
from shop.search.words import words_of

SHORTEST = 2
# A shorter one is also a word of the language.
SHORTEST_NAME = 3


@dataclass(frozen=True)
class Spoken:
    question: str
    answer: str


def checked(words: Spoken, *, asker: Any) -> Spoken:
    """As it is kept; what may not be shown to everybody is refused beside its field."""
    longest = {"question": LONGEST_QUESTION, "answer": LONGEST_ANSWER}
    told = {name: clean_text(getattr(words, name)) for name in longest}
    for field, text in told.items():
        if len(text) < SHORTEST:
            raise QuestionRefused(_("Écrivez quelque chose ici."), field=field)
        if len(text) > longest[field]:
            say = _("C’est trop long : %(most)s lettres au plus.") % {"most": longest[field]}
            raise QuestionRefused(say, field=field)
        if has_phone(text) or has_link(text):
            say = _("Tout le monde lit ceci : enlevez les numéros de téléphone et les liens.")
            raise QuestionRefused(say, field=field)
        if _names(text, asker):
            say = _("Tout le monde lit ceci : enlevez le nom du client.")
            raise QuestionRefused(say, field=field)
    return Spoken(**told)


def _names(text: str, asker: Any) -> bool:
    if asker is None:
        return False
    names = words_of(f"{asker.first_name} {asker.last_name}")
    said = set(words_of(text))
    return any(len(name) >= SHORTEST_NAME and name in said for name in names)
