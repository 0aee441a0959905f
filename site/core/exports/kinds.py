"""A port: each room names what of its data can be taken along, and by whom."""

from collections.abc import Callable
from typing import IO, Any, Protocol

from django.utils.functional import Promise

# How many are done, of how many; raises where somebody else took the work over.
Tick = Callable[[int, int], None]


class ExportKind(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def title(self) -> str | Promise: ...

    @property
    def formats(self) -> tuple[str, ...]: ...

    # Named by the permission that a group can be given; empty where it is no matter of staff.
    @property
    def permission(self) -> str: ...

    def allows(self, person: Any) -> bool: ...

    def write(self, file: IO[bytes], *, person: Any, format: str, tick: Tick) -> None: ...


# What stands behind `<family>:<rest>`; None where there is no such thing.
Find = Callable[[str], ExportKind | None]

_kinds: dict[str, ExportKind] = {}
_families: dict[str, Find] = {}


def register_export(kind: ExportKind) -> None:
    """Called in an app's ready()."""
    _kinds[kind.name] = kind


def register_exports_of(family: str, find: Find) -> None:
    """Kinds of which each store, or each of something else, has its own: `catalogue:7`."""
    _families[family] = find


def export_kind(name: str) -> ExportKind | None:
    family, _colon, rest = name.partition(":")
    if family in _families:
        return _families[family](rest)
    return _kinds.get(name)


def export_kinds() -> list[ExportKind]:
    return sorted(_kinds.values(), key=lambda kind: kind.name)
