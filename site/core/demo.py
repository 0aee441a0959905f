"""The port through which every app adds its part of the demo market.

The facts stand in fixtures/demo/; an app registers in its `ready()` what it makes of them.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from graphlib import TopologicalSorter
from typing import Any, Protocol

from django.conf import settings
from django.utils import timezone

# All demo people sign in with it; the cast stands in fixtures/demo/people.json.
PASSWORD = "makiti-demo"  # noqa: S105 - printed by `make demo`

Advance = Callable[[int], None]


@dataclass(frozen=True)
class Market:
    """What is asked for: how many products, and the day from which dates are counted back."""

    products: int = 300
    today: datetime = field(default_factory=timezone.now)

    def days_ago(self, days: int, *, hour: int = 12) -> datetime:
        day = timezone.localtime(self.today) - timedelta(days=days)
        return day.replace(hour=hour, minute=0, second=0, microsecond=0)


class Load(Protocol):
    """Adds what is missing and leaves what stands; says now and then how many steps it made."""

    def __call__(self, market: Market, advance: Advance) -> None: ...


@dataclass(frozen=True)
class DemoPart:
    name: str
    load: Load
    # How many steps it will report, so that one bar can show all parts.
    size: Callable[[Market], int]
    after: tuple[str, ...] = ()


_parts: dict[str, DemoPart] = {}


def register_demo_part(part: DemoPart) -> None:
    _parts[part.name] = part


def demo_parts() -> list[DemoPart]:
    """All parts, each after those it stands on."""
    order = TopologicalSorter({part.name: part.after for part in _parts.values()})
    return [_parts[name] for name in order.static_order()]


@cache
def facts(name: str) -> Any:
    """The facts in fixtures/demo/<name>.json; nobody changes what this returns."""
    path = settings.BASE / "fixtures" / "demo" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))
