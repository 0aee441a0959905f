"""What a process holds between requests because every page needs it and it changes rarely."""

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
T = TypeVar("T")


class Held(Generic[T]):
    """Read once, kept `lifetime` seconds; a change shows in every process within that time.

    When it has grown old one thread reads it again, the others go on with what they have.
    """

    everything: "list[Held[object]]" = []

    def __init__(self, read: Callable[[], T], *, lifetime: float) -> None:
        self.read = read
        self.lifetime = lifetime
        self._value: T | None = None
        self._read_at = 0.0
        self._reading = threading.Lock()
        Held.everything.append(self)  # type: ignore[arg-type]

    def get(self) -> T:
        value = self._value
        if value is None:
            with self._reading:
                return self._value if self._value is not None else self._refresh()
        if time.monotonic() - self._read_at > self.lifetime and self._reading.acquire(
            blocking=False
        ):
            try:
                return self._refresh()
            finally:
                self._reading.release()
        return value

    def forget(self) -> None:
        self._value = None

    def _refresh(self) -> T:
        self._value = self.read()
        self._read_at = time.monotonic()
        return self._value


class HeldByKey(Generic[K, T]):
    """The same of many things of a kind, each read when it is asked for; the oldest make room."""

    everything: "list[HeldByKey[object, object]]" = []

    def __init__(self, read: Callable[[K], T], *, lifetime: float, most: int) -> None:
        self.read = read
        self.lifetime = lifetime
        self.most = most
        self._known: dict[K, tuple[float, T]] = {}
        self._writing = threading.Lock()
        HeldByKey.everything.append(self)  # type: ignore[arg-type]

    def get(self, key: K) -> T:
        known = self._known.get(key)
        if known and time.monotonic() - known[0] <= self.lifetime:
            return known[1]
        value = self.read(key)
        with self._writing:
            self._known.pop(key, None)
            self._known[key] = (time.monotonic(), value)
            while len(self._known) > self.most:
                del self._known[next(iter(self._known))]
        return value

    def forget(self) -> None:
        with self._writing:
            self._known.clear()


def forget_everything() -> None:
    for held in Held.everything:
        held.forget()
    for held_by_key in HeldByKey.everything:
        held_by_key.forget()
