"""How fast somebody goes: counted in the shared cache, a window of the clock at a time.

For what is done often and must cost nothing. A cache that is away holds nobody up; what has to
outlive every error is a Limit.
"""

import time
from dataclasses import dataclass

from django.core.cache import cache


@dataclass(frozen=True)
class Pace:
    kind: str
    most: int
    seconds: int


def keeps_pace(pace: Pace, who: str) -> bool:
    """Count one more; false where that is too many."""
    return counted(pace.kind, who, seconds=pace.seconds) <= pace.most


def counted(kind: str, who: str, *, seconds: int) -> int:
    """How often in this window, with this time; 0 where nothing could be counted."""
    key = f"pace:{kind}:{who}:{int(time.time()) // seconds}"
    if cache.add(key, 1, timeout=seconds * 2):
        return 1
    try:
        return int(cache.incr(key))
    except ValueError:
        # Forgotten between the two questions, or no cache at all.
        return 0
