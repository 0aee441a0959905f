"""Know the words of new texts at once, so that they are found by a misspelt search too."""

from collections import Counter
from collections.abc import Iterable

from django.db import transaction

from logistics.geo.spelling import grams, heard
from shop.search.models import LONGEST, Word, WordGram
from shop.search.words import telling_words

AT_ONCE = 500


def learn_words(texts: Iterable[str]) -> int:
    """How many words were new. Two that learn the same word at once know it once."""
    counts: Counter[str] = Counter()
    spellings: dict[str, str] = {}
    for text in texts:
        words = {stem: written for stem, written in telling_words(text) if len(stem) <= LONGEST}
        counts.update(words.keys())
        for stem, written in words.items():
            spellings.setdefault(stem, written[:LONGEST])
    stems = sorted(counts)
    return sum(
        _learn({stem: spellings[stem] for stem in stems[i : i + AT_ONCE]}, counts)
        for i in range(0, len(stems), AT_ONCE)
    )


def _learn(spellings: dict[str, str], counts: "Counter[str]") -> int:
    with transaction.atomic():
        known = Word.objects.filter(stem__in=spellings).values_list("stem", flat=True)
        new = [stem for stem in spellings if stem not in set(known)]
        if not new:
            return 0
        Word.objects.bulk_create(
            [
                Word(
                    stem=stem,
                    written=spellings[stem],
                    sound=heard(stem)[:LONGEST],
                    products=counts[stem],
                )
                for stem in new
            ],
            ignore_conflicts=True,
        )
        WordGram.objects.bulk_create(
            [
                WordGram(word=word, gram=gram)
                for word in Word.objects.filter(stem__in=new)
                for gram in sorted(grams(word.sound))
            ],
            batch_size=2000,
            ignore_conflicts=True,
        )
    return len(new)
