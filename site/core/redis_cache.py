"""The shared cache, which the site can lose for a while without losing a sale."""

import logging
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

T = TypeVar("T")


class ForgivingRedisCache(RedisCache):
    """Redis, where a server that does not answer is a cache that holds nothing.

    Pages cost more then, and what must not be forgotten is in the database anyway (sessions are
    `cached_db`). `/readyz` asks with `ping`, which forgives nothing.
    """

    def _forgive(self, call: Callable[..., T], instead: T, *args: Any) -> T:
        try:
            return call(*args)
        except RedisError as error:
            log.warning("the cache does not answer: %s", type(error).__name__)
            return instead

    def ping(self) -> None:
        self._cache.get_client().ping()

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._forgive(super().get, default, key, default, version)

    def add(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        # False: nothing was kept, so that nobody believes to hold a lock.
        return self._forgive(super().add, False, key, value, timeout, version)

    def set(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        self._forgive(super().set, None, key, value, timeout, version)

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return self._forgive(super().touch, False, key, timeout, version)

    def delete(self, key: str, version: int | None = None) -> bool:
        return self._forgive(super().delete, False, key, version)

    def get_many(self, keys: Iterable[str], version: int | None = None) -> dict[str, Any]:
        return self._forgive(super().get_many, {}, keys, version)

    def has_key(self, key: str, version: int | None = None) -> bool:
        return self._forgive(super().has_key, False, key, version)

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        try:
            return super().incr(key, delta, version)
        except RedisError as error:
            # What Django's caches say of a key that is not there; callers know it.
            raise ValueError(f"The cache does not answer for {key!r}.") from error

    def set_many(
        self, data: dict[str, Any], timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> list[str]:
        return self._forgive(super().set_many, list(data), data, timeout, version)

    def delete_many(self, keys: Iterable[str], version: int | None = None) -> None:
        self._forgive(super().delete_many, None, keys, version)
