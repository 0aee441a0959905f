"""Where other rooms say what else can be found; shop.search asks, and knows none of them."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    title: str
    url: str
    text: str = ""


Source = Callable[[str], list[Found]]

_sources: list[Source] = []


def add_source(source: Source) -> None:
    """Called from the ready() of an upper app."""
    if source not in _sources:
        _sources.append(source)


def found_elsewhere(words: str) -> list[Found]:
    return [found for source in _sources for found in source(words)]
