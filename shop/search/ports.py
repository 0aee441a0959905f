"""Where other rooms say what else can be found; shop.search asks, and knows none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Found:
    title: str
    url: str
    text: str = ""


Source = Callable[[str], list[Found]]


@dataclass(frozen=True)
class Group:
    """What one room has found, under its name."""

    title: Any
    found: list[Found]


_sources: dict[Source, Any] = {}


def add_source(source: Source, *, title: Any) -> None:
    """Called from the ready() of an upper app."""
    _sources[source] = title


def found_elsewhere(words: str) -> list[Group]:
    groups = (Group(title, source(words)) for source, title in _sources.items())
    return [group for group in groups if group.found]
