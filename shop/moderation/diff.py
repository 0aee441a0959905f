"""Two texts side by side, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.html import strip_tags

# Comparing takes the product of both lengths: longer texts are shown whole, as replaced.
MOST_WORDS = 1500
_PIECES = re.compile(r"\s+|\w+|[^\w\s]")
_BLOCK = re.compile(r"</(?:p|li|ul|ol)>|<br>")


@dataclass(frozen=True)
class Piece:
    text: str
    changed: bool


@dataclass(frozen=True)
class SideBySide:
    old: list[Piece]
    new: list[Piece]


def plain_text(html: str) -> str:
    return strip_tags(_BLOCK.sub("\n", html)).strip()


def side_by_side(old: str, new: str) -> SideBySide:
    left, right = _PIECES.findall(old), _PIECES.findall(new)
    if len(left) > MOST_WORDS or len(right) > MOST_WORDS:
        return SideBySide([Piece(old, old != new)], [Piece(new, old != new)])
    steps = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return SideBySide(
        list(_pieces(left, [(tag, start, end) for tag, start, end, _a, _b in steps])),
        list(_pieces(right, [(tag, start, end) for tag, _a, _b, start, end in steps])),
    )


def _pieces(words: list[str], steps: list[tuple[str, int, int]]) -> Iterator[Piece]:
    for tag, start, end in steps:
        if start < end:
            yield Piece("".join(words[start:end]), tag != "equal")


def pictures_beside(old: list[Any], new: list[Any]) -> tuple[list[Any], list[Any]]:
    """(file, caption, whether only this side has it) of either side."""
    before, after = {name for name, _ in old}, {name for name, _ in new}
    return (
        [(name, caption, name not in after) for name, caption in old],
        [(name, caption, name not in before) for name, caption in new],
    )
