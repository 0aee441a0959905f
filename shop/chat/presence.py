"""Who has which conversation before their eyes: kept in the shared cache, for no longer than that.

A cache that is away makes a bell ring once too often; nothing else stands on it.
"""

from typing import Any
from uuid import UUID

from django.core.cache import cache

# Longer than two heartbeats of an open page.
HOLDS = 60


def _key(conversation: UUID | str, person: int) -> str:
    return f"chat-open:{conversation}:{person}"


def is_reading(conversation: Any, *, person: int) -> bool:
    return bool(cache.get(_key(conversation, person)))


def came(conversation: Any, *, person: int) -> None:
    cache.set(_key(conversation, person), 1, timeout=HOLDS)


def went(conversation: Any, *, person: int) -> None:
    cache.delete(_key(conversation, person))
