"""Words as they are compared: no accents, no capitals, no plural, no feminine.

The same on what is indexed and on what is asked, so that every database finds the same things.
"""

import re
import unicodedata
from collections.abc import Iterator

from django.utils.html import strip_tags

from shop.search.stems import singular, stem

MOST_WORDS = 12
# They say nothing about a product; asked alone they still count.
_EMPTY = (
    "a and au aux avec ce ces d dans de des du en et for from in l la le les of on ou "
    "par pour qu s sans se sur the to un une with"
)
EMPTY_WORDS = frozenset(_EMPTY.split())
_WORD = re.compile(r"\w+")


def plain(text: str) -> str:
    """Lower case without accents: `Poêle à Frire` is `poele a frire`."""
    spread = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in spread if not unicodedata.combining(c))


def words_of(text: str) -> list[str]:
    return [word.strip("_") for word in _WORD.findall(plain(text)) if word.strip("_")]


def folded(text: str) -> str:
    """What goes into the index."""
    return " ".join(stem(word) for word in words_of(strip_tags(text)))


def telling_words(text: str) -> Iterator[tuple[str, str]]:
    """Stem and spelling of each word that says something, letters only: `("telephone",
    "téléphones")`. What is counted or measured is no word that somebody can misspell."""
    for written in _WORD.findall(strip_tags(text)):
        word = plain(written).strip("_")
        if len(word) > 2 and word.isalpha() and word not in EMPTY_WORDS:
            yield stem(word), written.strip("_").lower()


def asked(text: str) -> str:
    """What is looked for; empty where nothing can be."""
    return " ".join(stem(word) for word in _wanted(text))


def asked_to_read(text: str) -> str:
    """The same for people: `lessive` stays `lessive`."""
    return " ".join(singular(word) for word in _wanted(text))


def _wanted(text: str) -> list[str]:
    words = words_of(text)
    return ([word for word in words if word not in EMPTY_WORDS] or words)[:MOST_WORDS]


def typed(text: str) -> str:
    """What is being typed: the last word is a beginning, so it keeps its end."""
    return " ".join(words_of(text)[:MOST_WORDS])
