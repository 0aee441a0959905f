"""What somebody meant who typed a word that the market does not have.

    better_words("telefone samsoung")  →  "téléphone samsung"

Candidates share the most pieces of how a word sounds, by one indexed query alike on every
database; the best of them are compared letter by letter. Where several are meant as likely, one
search for all of them tells which are sold with the other words: `pange wax` is a pagne, no page.
"""

from collections.abc import Sequence
from itertools import product as every_one_of
from typing import NamedTuple

from django.db.models import Count

from logistics.geo.spelling import grams, heard, mistakes
from shop.search.models import LONGEST, Word
from shop.search.selectors import matching_wishes
from shop.search.stems import stem
from shop.search.synonyms import wishes
from shop.search.words import EMPTY_WORDS, MOST_WORDS, folded, words_of

# A word of three letters that differs in one is another word.
SHORTEST = 4
CANDIDATES = 60
# Each costs a query; whoever mistypes more has to look for fewer.
MOST_MENDED = 3
# What a word may have been meant for; and how many products are read to see which it was.
MOST_MEANT = 4
READ = 30
READ_OF = (
    "title",
    "description",
    "listed_brand",
    "listed_category",
    "listed_colors",
    "structure",
    "store__name",
)


class Meant(NamedTuple):
    """The less the likelier: nearer, letters swapped rather than missing, on more products."""

    distance: int
    otherwise_than_swapped: bool
    rareness: int
    stem: str
    written: str


def better_words(text: str) -> str:
    """The same words as the market writes them; empty where no word gets better."""
    typed = [word for word in words_of(text) if word not in EMPTY_WORDS][:MOST_WORDS]
    stems = [stem(word) for word in typed]
    strange = [one for one in dict.fromkeys(stems) if _can_be_mended(one)]
    if len(strange) > 1:
        # Asked at once for all; a single word is asked for along with those that resemble it.
        known = set(Word.objects.filter(stem__in=strange).values_list("stem", flat=True))
        strange = [one for one in strange if one not in known]
    better = {one: meant for one in strange[:MOST_MENDED] if (meant := _nearest(one))}
    if not better:
        return ""
    chosen = _sold_together(stems, better)
    return " ".join(
        chosen[one].written if one in chosen else word
        for word, one in zip(typed, stems, strict=True)
    )


def _sold_together(stems: list[str], better: dict[str, list[Meant]]) -> dict[str, Meant]:
    """The likeliest that some product has all of, along with the words that are right."""
    likeliest = {one: meant[0] for one, meant in better.items()}
    others = list(dict.fromkeys(stems))
    if len(others) == 1 or all(len(meant) == 1 for meant in better.values()):
        # Each is on sale somewhere, or the market would not have the word.
        return likeliest
    names = {m.stem: wishes(m.stem)[0] for meant in better.values() for m in meant}
    asked = [
        [name for m in better[one] for name in names[m.stem]] if one in better else wishes(one)[0]
        for one in others
    ]
    texts = [set(text.split()) for text in _texts_with(asked)]
    for chosen in sorted(every_one_of(*better.values()), key=_likeliness):
        wanted = [names[m.stem] for m in chosen]
        if any(_has_all(text, wanted) for text in texts):
            return dict(zip(better, chosen, strict=True))
    return likeliest


def _texts_with(asked: list[list[str]]) -> list[str]:
    from shop.catalogue.selectors import listed_products

    found = matching_wishes(listed_products().only(*READ_OF), wished=asked)[:READ]
    return [folded(f"{one.names_and_shelf} {one.description}") for one in found]


def _has_all(text: set[str], wanted: Sequence[list[str]]) -> bool:
    return all(any(set(name.split()) <= text for name in names) for names in wanted)


def _likeliness(chosen: tuple[Meant, ...]) -> tuple[int, int, int, tuple[str, ...]]:
    return (
        sum(m.distance for m in chosen),
        sum(m.otherwise_than_swapped for m in chosen),
        sum(m.rareness for m in chosen),
        tuple(m.stem for m in chosen),
    )


def _can_be_mended(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()


def _nearest(strange: str) -> list[Meant]:
    """What the market has, likeliest first; empty where nothing is near, or the word is there."""
    sound = heard(strange)
    found = (
        Word.objects.filter(grams__gram__in=grams(sound))
        .annotate(shared=Count("grams"))
        .order_by("-shared", "-products", "pk")
        .values_list("stem", "sound", "products", "written")[:CANDIDATES]
    )
    near = [
        Meant(distance, not _swapped(strange, stem_of), -products, stem_of, written)
        for stem_of, its_sound, products, written in found
        if (distance := _distance(strange, stem_of, sound, its_sound)) <= _allowed(strange)
    ]
    if any(meant.stem == strange for meant in near):
        return []
    return sorted(near)[:MOST_MEANT]


def _swapped(word: str, other: str) -> bool:
    return sorted(word) == sorted(other)


def _distance(word: str, other: str, sound: str, its_sound: str) -> int:
    """In letters, or in sounds, whichever is nearer."""
    return min(mistakes(word, other)[0], mistakes(sound, its_sound)[0])


def _allowed(word: str) -> int:
    return 1 if len(word) < 6 else 2
