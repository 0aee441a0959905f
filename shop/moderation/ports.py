"""What upper rooms answer: what can be reported.

    register_reportable(Posts())          # a room whose things can be reported, in its ready()

Until then products, stores, people and reviews can be reported.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


class Reportable(Protocol):
    code: str
    label: Any

    def find(self, key: str) -> Any | None:
        """What has this key, whether anybody sees it or not; None where nothing has."""

    def key(self, target: Any) -> str:
        """What `find` finds it by."""

    def is_seen(self, target: Any) -> bool:
        """Whether people can come upon it: only then it is reported."""

    def title(self, target: Any) -> str:
        """How it is called; at most 200 letters are kept."""

    def address(self, target: Any) -> str:
        """Its page, where it has one."""

    def owners(self, target: Any) -> Sequence[Any]:
        """Whose it is: they are told, and do not report it themselves."""

    def suspend(self, target: Any, *, by: Any, reason: str) -> bool:
        """Out of sight with nothing lost, its owners told; False where it was already, or cannot
        be. `by` is nobody where reports have done it."""

    def restore(self, target: Any, *, by: Any, note: str) -> bool:
        """As it was, its owners told; False where it was not suspended."""


_reportable: dict[str, Reportable] = {}


def register_reportable(sort: Reportable) -> None:
    _reportable[sort.code] = sort


def reportable(code: str) -> Reportable | None:
    return _reportable.get(code)


def reportable_codes() -> list[str]:
    return sorted(_reportable)


@dataclass(frozen=True)
class Elsewhere:
    """Reports that are judged on a page of their own, because what was reported is private."""

    label: Any
    url_name: str
    permission: str
    waiting: Callable[[], int]


_elsewhere: list[Elsewhere] = []


def register_elsewhere(place: Elsewhere) -> None:
    _elsewhere.append(place)


def elsewhere_for(person: Any) -> list[tuple[Elsewhere, int]]:
    """Those that a person may judge, and how many wait there."""
    return [(place, place.waiting()) for place in _elsewhere if person.has_perm(place.permission)]
