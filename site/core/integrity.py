"""A port: each room says what must hold of its data; `check_data_integrity` asks them all."""

import logging
from collections.abc import Callable, Iterable, Iterator

logger = logging.getLogger(__name__)
Check = Callable[[], Iterable[str]]
_checks: dict[str, Check] = {}


def register_check(name: str, check: Check) -> None:
    """Called in an app's ready(); the check names each fault it finds in one sentence."""
    _checks[name] = check


def find_faults() -> Iterator[tuple[str, str]]:
    """(room, fault) of every registered check."""
    for name in sorted(_checks):
        for fault in _checks[name]():
            yield name, fault


def check_names() -> list[str]:
    return sorted(_checks)


def report_faults() -> int:
    """The daily look: each fault is an error in the log, and so in whatever watches it."""
    count = 0
    for room, fault in find_faults():
        count += 1
        logger.error("%s: %s", room, fault)
    return count
