"""What somebody meant who typed a word that the market does not have.

    better_words("telefone samsoung")  →  "téléphone samsung"

Candidates share the most pieces of how a word sounds, by one indexed query alike on every
database; the best of them are compared letter by letter.
"""

from django.db.models import Count

from logistics.geo.spelling import grams, heard, mistakes
from shop.search.models import LONGEST, Word
from shop.search.stems import stem
from shop.search.words import EMPTY_WORDS, MOST_WORDS, words_of

# A word of three letters that differs in one is another word.
SHORTEST = 4
CANDIDATES = 60
# Each costs a query; whoever mistypes more has to look for fewer.
MOST_MENDED = 3


def better_words(text: str) -> str:
    """The same words as the market writes them; empty where no word gets better."""
    typed = [word for word in words_of(text) if word not in EMPTY_WORDS][:MOST_WORDS]
    stems = [stem(word) for word in typed]
    strange = [one for one in dict.fromkeys(stems) if _can_be_mended(one)]
    if len(strange) > 1:
        # Asked at once for all; a single word is asked for along with those that resemble it.
        known = set(Word.objects.filter(stem__in=strange).values_list("stem", flat=True))
        strange = [one for one in strange if one not in known]
    better = {one: found for one in strange[:MOST_MENDED] if (found := _nearest(one))}
    if not better:
        return ""
    return " ".join(better.get(one, word) for word, one in zip(typed, stems, strict=True))


def _can_be_mended(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()


def _nearest(strange: str) -> str:
    """As the market writes it; empty where nothing is near, or the word itself is there."""
    sound = heard(strange)
    found = (
        Word.objects.filter(grams__gram__in=grams(sound))
        .annotate(shared=Count("grams"))
        .order_by("-shared", "-products", "pk")
        .values_list("stem", "sound", "products", "written")[:CANDIDATES]
    )
    near = [
        (distance, -products, stem_of, written)
        for stem_of, its_sound, products, written in found
        if (distance := _distance(strange, stem_of, sound, its_sound)) <= _allowed(strange)
    ]
    if not near or any(stem_of == strange for *_, stem_of, _written in near):
        return ""
    return min(near)[3]


def _distance(word: str, other: str, sound: str, its_sound: str) -> int:
    """In letters, or in sounds, whichever is nearer."""
    return min(mistakes(word, other)[0], mistakes(sound, its_sound)[0])


def _allowed(word: str) -> int:
    return 1 if len(word) < 6 else 2
