"""What a process holds between requests because every page needs it and it changes rarely."""

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

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


def forget_everything() -> None:
    for held in Held.everything:
        held.forget()
