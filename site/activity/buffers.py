"""Where counts wait to be written: in Redis where there is one, else in the process itself."""

import logging
import threading
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import Any, Protocol

import redis
from django.conf import settings
from django.db import close_old_connections
from redis.exceptions import RedisError, ResponseError

# Kind, subject, day.
Seen = tuple[str, str, str]
Counts = dict[Seen, int]

MOST = 20_000
FLUSH_AFTER = 20.0
PATIENCE = 0.2
WAITING, WRITING = "makiti:activity", "makiti:activity:writing:"
_BETWEEN = "\x1f"

log = logging.getLogger(__name__)


class Buffer(Protocol):
    def add(self, seen: Seen) -> None:
        """Count one more; never raises."""

    def batches(self) -> Iterator[tuple[str, Counts]]:
        """What waits, each batch with its key; taken up again unless `done` is told of it."""

    def done(self, key: str) -> None:
        """It is written."""


class ProcessBuffer:
    """Writes itself, from a thread of its own, some seconds after the first that came."""

    def __init__(self, *, flush_after: float | None = FLUSH_AFTER) -> None:
        self.flush_after = flush_after
        self._lock = threading.Lock()
        self._waiting: Counter[Seen] = Counter()
        self._writing: dict[str, Counts] = {}
        self._timer: threading.Timer | None = None

    def add(self, seen: Seen) -> None:
        with self._lock:
            if seen in self._waiting or len(self._waiting) < MOST:
                self._waiting[seen] += 1
            if self.flush_after is not None and self._timer is None:
                self._timer = threading.Timer(self.flush_after, self._flush)
                self._timer.daemon = True
                self._timer.start()

    def batches(self) -> Iterator[tuple[str, Counts]]:
        with self._lock:
            self._timer = None
            if self._waiting:
                self._writing[uuid.uuid4().hex] = dict(self._waiting)
                self._waiting.clear()
            writing = list(self._writing.items())
        yield from writing

    def done(self, key: str) -> None:
        self._writing.pop(key, None)

    def _flush(self) -> None:
        from activity.services.write_counts import write_counts

        close_old_connections()
        try:
            write_counts(self)
        except Exception:
            log.exception("what was looked at is not written yet")
        finally:
            close_old_connections()


class RedisBuffer:
    """One hash of counts; a batch is the hash under another name."""

    def __init__(self, url: str) -> None:
        self._redis: Any = redis.Redis.from_url(
            url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE, decode_responses=True
        )

    def add(self, seen: Seen) -> None:
        try:
            if self._redis.hincrby(WAITING, _BETWEEN.join(seen), 1) > 1:
                return
            if self._redis.hlen(WAITING) > MOST:
                self._redis.hdel(WAITING, _BETWEEN.join(seen))
        except RedisError as error:
            log.warning("the buffer does not answer: %s", type(error).__name__)

    def batches(self) -> Iterator[tuple[str, Counts]]:
        # Of two that come at once the second finds nothing to rename.
        with suppress(ResponseError):
            self._redis.renamenx(WAITING, f"{WRITING}{uuid.uuid4().hex}")
        for name in list(self._redis.scan_iter(f"{WRITING}*", count=1000)):
            counts = self._redis.hgetall(name)
            parted = {tuple(seen.split(_BETWEEN)): int(n) for seen, n in counts.items()}
            yield name.removeprefix(WRITING), {s: n for s, n in parted.items() if len(s) == 3}

    def done(self, key: str) -> None:
        self._redis.delete(f"{WRITING}{key}")


@cache
def buffer() -> Buffer:
    if settings.REDIS_URL:
        return RedisBuffer(settings.REDIS_URL)
    return ProcessBuffer(flush_after=settings.ACTIVITY_FLUSH_AFTER)
