"""Words that mean the same here: `frigo` finds what is called `réfrigérateur`.

Groups of them are kept in the back office (Synonyms); both what is typed and what stands in the
index are folded the same way, so a group says each word once.
"""

from core.held import Held
from shop.search.models import Synonyms
from shop.search.words import asked

LIFETIME = 60.0

# What stands together with all of the others: each inner list is one wish, any of it will do.
Wishes = list[list[str]]


def wishes(text: str) -> Wishes:
    """`asked` words, each with what means the same; a name of several words as a whole too."""
    words = asked(text)
    if not words:
        return []
    alike = _held.get()
    # All of it may be the name of one thing: either every word of it, or another name.
    names = [words] if words in alike else words.split()
    return [[name, *(one for one in alike.get(name, ()) if one != name)] for name in names]


def _read() -> dict[str, tuple[str, ...]]:
    alike: dict[str, tuple[str, ...]] = {}
    for group in Synonyms.objects.order_by("pk"):
        names = tuple(dict.fromkeys(filter(None, map(asked, group.names))))
        for name in names:
            alike[name] = tuple(dict.fromkeys((*alike.get(name, ()), *names)))
    return alike


_held: Held[dict[str, tuple[str, ...]]] = Held(_read, lifetime=LIFETIME)
