"""What people looked for and nobody sells: counted by the words, never by who asked."""

import re
from datetime import timedelta

from django.utils import timezone

from activity.record import record
from activity.stores import store
from shop.search.words import asked_to_read

NOTHING = "search.nothing"
LATELY = timedelta(days=30)
MOST = 200
LONGEST = 60
# A telephone, a card, an address: not ours to keep.
_OF_SOMEBODY = re.compile(r"\d{6}|@|\d(?:[\s.-]?\d){6}")


def note_miss(words: str) -> None:
    """Words that found nothing on their own, without any filter."""
    folded = asked_to_read(words)
    if folded and len(folded) <= LONGEST and not _OF_SOMEBODY.search(words):
        record(NOTHING, folded)


def recent_misses() -> list[tuple[str, int]]:
    """The words that were asked for most often in vain, with how often."""
    return store().top(NOTHING, since=timezone.localdate() - LATELY, most=MOST)
