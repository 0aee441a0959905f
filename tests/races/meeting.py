"""Bring two threads to their worst moment: both past one step before either takes the next."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.db import connection

# Where a lock keeps them apart, they never meet: whoever came first goes on alone after it.
APART = 1.5


class Meeting:
    def __init__(self, count: int = 2) -> None:
        self.gate = threading.Barrier(count)
        self.met = False

    def wait(self) -> None:
        with suppress(threading.BrokenBarrierError):
            self.gate.wait(APART)
            self.met = True

    def after(self, step: Callable[..., Any]) -> Callable[..., Any]:
        """The step, and then the meeting."""

        def stepped(*args: Any, **kwargs: Any) -> Any:
            done = step(*args, **kwargs)
            self.wait()
            return done

        return stepped


def one_writes_at_a_time() -> bool:
    """SQLite: a transaction has the whole database, and no row needs a lock of its own."""
    return connection.vendor == "sqlite"
