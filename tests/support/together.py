"""Run something in many threads at the same moment."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connections

PATIENCE = 120.0


def together(count: int, work: Callable[[int], Any]) -> list[Any]:
    """Call work(0) … work(count - 1) at once; results in order, an exception where one came.

    Needs `django_db(transaction=True)`: each thread has a connection of its own.
    """
    gate = threading.Barrier(count)
    outcomes: list[Any] = [TimeoutError("the thread never ended")] * count

    def run(number: int) -> None:
        try:
            gate.wait(PATIENCE)
            outcomes[number] = work(number)
        except Exception as error:  # noqa: BLE001 - the caller asserts what came
            outcomes[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(n,), daemon=True) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    return outcomes
