"""Names as they are compared, as they are heard, and how like each other two of them are.

The same on what is indexed and on what is asked, so that every database finds the same places.
`plain("N’Zérékoré")` is `nzerekore`; `heard` also lets Lambanyi, Lambagni and Lambandji be one.
"""

import re
import unicodedata
from functools import lru_cache

LONGEST = 80
# Written in French, Susu, Pular or Maninka: what is heard is much the same. In this order.
_SPELLINGS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"dj|dy", "j"),
        (r"gn|ny|nj", "ni"),
        (r"ck|kh|qu|q", "k"),
        (r"ph", "f"),
        (r"c(?=[eiy])", "s"),
        (r"c(?!h)", "k"),
        (r"(?<![cs])h", ""),
        (r"ou|oo|w", "u"),
        (r"oe", "e"),
        (r"ay|ai|ei", "e"),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Lower case, no accents, no apostrophes; every other sign parts two words."""
    spread = unicodedata.normalize("NFKD", text[: 4 * LONGEST].casefold().replace("œ", "oe"))
    letters = []
    for character in spread:
        if character.isalnum():
            letters.append(character)
        elif not (unicodedata.combining(character) or character in "'’‘ʼʻ`´ˈ"):
            letters.append(" ")
    return " ".join("".join(letters).split())[:LONGEST].strip()


@lru_cache(maxsize=4096)
def heard(text: str) -> str:
    """A plain text as it sounds, whoever wrote it down; words stay words."""
    for pattern, sound in _SPELLINGS:
        text = pattern.sub(sound, text)
    return " ".join(text.split())


def grams(text: str, *, unfinished: bool = False) -> set[str]:
    """Each word in threes, a space before it and one after; the last word may go on.

    How a word begins counts once more, in four: `grams("kipe")` has ` kip` beside `kip`.
    """
    found: set[str] = set()
    words = text.split()
    for at, word in enumerate(words, start=1):
        # One letter alone says nothing of how its word goes on.
        goes_on = unfinished and at == len(words) and len(word) > 1
        padded = f" {word}" if goes_on else f" {word} "
        found.update(padded[i : i + 3] for i in range(len(padded) - 2))
        if len(word) > 2:
            found.add(padded[:4])
    return found


def mistakes(asked: str, name: str) -> tuple[int, int]:
    """Letters to change, drop, add or swap: against the whole name, and against its beginning."""
    above: list[int] = []
    row = list(range(len(name) + 1))
    for i, letter in enumerate(asked, start=1):
        before, above, row = above, row, [i]
        for j, other in enumerate(name, start=1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == name[j - 2] and asked[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
    return row[-1], min(row)
