"""Where counts are kept. SQL is one; another place copies this folder's neighbour."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

# Kind, subject, day as ISO writes it.
Seen = tuple[str, str, str]


class Store(Protocol):
    def add(self, key: str, counts: Mapping[Seen, int]) -> bool:
        """Add a batch; false where it was added before."""

    def top(self, kind: str, *, since: date, most: int) -> list[tuple[str, int]]:
        """The subjects that came most often, with how often."""

    def prune(self, *, before: date) -> int:
        """Forget what is older; how many counts went."""
