"""What each way to change products can do: look ahead, do, undo; nothing of it asks who may."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

from sellers.desk.bulk.models import BulkChange, BulkItem

Outcome = BulkItem.Outcome
# Of each item: what became of it, why, and what it has now where that differs from the preview.
Ended = dict[int, "End"]


@dataclass(frozen=True)
class End:
    outcome: str
    code: str = ""
    after: dict[str, Any] | None = None


@dataclass(frozen=True)
class Planned:
    """`outcome`: WAITING where it can be done."""

    product_id: int
    record_id: int | None = None
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    outcome: str = Outcome.WAITING
    code: str = ""


class Doing(Protocol):
    # How many items go into one transaction.
    batch: int

    def plan(self, change: BulkChange, keys: list[int]) -> Iterable[Planned]: ...

    def apply(self, change: BulkChange, items: list[BulkItem], *, by: Any) -> Ended: ...

    def undo(self, change: BulkChange, items: list[BulkItem], *, by: Any) -> dict[int, str]:
        """Of each item why it is left; nothing where it is as before again."""
        ...
