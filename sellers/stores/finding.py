"""Stores by the words of a search: accents do not count, nor does a slip in a longer word."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.held import Held
from logistics.geo.spelling import mistakes
from sellers.stores.public import public_stores
from shop.search.ports import Found, add_source
from shop.search.stems import stem
from shop.search.words import EMPTY_WORDS, words_of

LIFETIME = 120.0
MOST = 4
# A short word with another letter is another word.
SHORTEST = 5


@dataclass(frozen=True)
class Name:
    slug: str
    name: str
    commune: str
    words: tuple[str, ...]


def find_stores(words: str) -> list[Found]:
    return [
        Found(
            title=one.name,
            url=reverse("stores:store", kwargs={"slug": one.slug}),
            text=one.commune,
        )
        for one in _called(words)[:MOST]
    ]


def stores_called(words: str) -> list[str]:
    """The slugs of all stores that these words mean."""
    return [one.slug for one in _called(words)]


def _called(words: str) -> list[Name]:
    """Those whose name or commune has all these words begun; without any, those that nearly do."""
    typed = [word for word in words_of(words) if word not in EMPTY_WORDS]
    if not typed:
        return []
    names = _held.get()
    found = [one for one in names if all(_begins(word, one.words) for word in typed)]
    return found or [one for one in names if all(_nearly(word, one.words) for word in typed)]


def _begins(typed: str, words: tuple[str, ...]) -> bool:
    return any(word.startswith(typed) or stem(word) == stem(typed) for word in words)


def _nearly(typed: str, words: tuple[str, ...]) -> bool:
    if len(typed) < SHORTEST:
        return _begins(typed, words)
    asked = stem(typed)
    return any(mistakes(asked, stem(word))[0] <= 1 for word in words)


def _read() -> list[Name]:
    rows = public_stores().values_list("partner__code", "partner__name", "partner__commune")
    return [
        Name(slug, name, commune, tuple(words_of(f"{name} {commune}")))
        for slug, name, commune in rows
    ]


_held: Held[list[Name]] = Held(_read, lifetime=LIFETIME)


def register() -> None:
    add_source(find_stores, title=_("Boutiques"))
