"""What the team reads of a history: each room says its deeds in words, in its app's ready().

register_words({"product.begun": _("a commencé le produit")})
"""

from collections.abc import Mapping
from typing import Any

_words: dict[str, Any] = {}


def register_words(words: Mapping[str, Any]) -> None:
    """Of one deed twice the same: apps are made ready once more by some tests."""
    _words.update(words)


def in_words(action: str) -> str:
    """The deed itself where nobody said it in words."""
    return str(_words.get(action, action))


def told_actions() -> set[str]:
    return set(_words)
