"""Count again which words the market has, and forget those it has no longer."""

from collections import Counter
from collections.abc import Iterable

from django.db import transaction

from shop.search.models import Word
from shop.search.services.learn_words import learn_words
from shop.search.words import telling_words

AT_ONCE = 1000


def relearn_words(texts: Iterable[str]) -> int:
    """`texts` are those of all that can be found; returns how many words are forgotten.

    A word learnt meanwhile stays: only words that were there before are counted and forgotten.
    """
    newest = Word.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    counts: Counter[str] = Counter()
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if len(batch) == AT_ONCE:
            _learn_and_count(batch, counts)
            batch = []
    _learn_and_count(batch, counts)
    return _write(counts, newest=newest)


def _learn_and_count(texts: list[str], counts: "Counter[str]") -> None:
    learn_words(texts)
    for text in texts:
        counts.update({stem for stem, _ in telling_words(text)})


def _write(counts: "Counter[str]", *, newest: int) -> int:
    changed, gone = [], []
    for word in Word.objects.only("pk", "stem", "products").iterator(chunk_size=AT_ONCE):
        if word.stem not in counts and word.pk <= newest:
            gone.append(word.pk)
        elif word.products != (counted := counts.get(word.stem, word.products)):
            word.products = counted
            changed.append(word)
    with transaction.atomic():
        Word.objects.bulk_update(changed, ["products"], batch_size=AT_ONCE)
    for start in range(0, len(gone), AT_ONCE):
        Word.objects.filter(pk__in=gone[start : start + AT_ONCE]).delete()
    return len(gone)
