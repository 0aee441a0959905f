"""The demo's worker and clock: one thread that drains the outbox and keeps the schedule.

Several processes may start it; the one that holds the lease works, the others wait for it.
"""

import logging
import os
import socket
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import close_old_connections, connections

from core import lease, outbox, scheduled
from core.outbox import queue

log = logging.getLogger(__name__)

LEASE = "embedded-worker"
LEASE_SECONDS = 20
# Messages written by other processes (a management command) are found this much later.
TICK_SECONDS = 1.0


def start() -> Callable[[], None]:
    """Start the thread; the function that is returned stops it after the work in hand."""
    worker = Worker()
    thread = threading.Thread(target=worker.run, name="embedded-worker", daemon=True)
    thread.start()

    def stop() -> None:
        worker.stopping.set()
        queue.work_waiting.set()
        thread.join(timeout=5)

    return stop


@dataclass
class Worker:
    holder: str = field(
        default_factory=lambda: f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex}"
    )
    stopping: threading.Event = field(default_factory=threading.Event)
    renewed: float = 0.0

    def run(self) -> None:
        while not self.stopping.is_set():
            queue.work_waiting.clear()
            busy = False
            try:
                busy = self.turn()
            except Exception:
                # A database that is away or locked: the next turn tries again.
                log.exception("the embedded worker stumbled")
            finally:
                close_old_connections()
            if not busy:
                queue.work_waiting.wait(TICK_SECONDS)
        self.leave()

    def turn(self) -> bool:
        """One look at the outbox and the clock; true when there may be more at once."""
        if not self.holds():
            return False
        ran = outbox.drain(limit=50)
        for name in scheduled.due_jobs():
            if self.stopping.is_set() or not self.holds():
                break
            scheduled.run_job(name=name)
        return ran > 0

    def holds(self) -> bool:
        """Renewed well before it ends, and not at every look: that would be a write a second."""
        if time.monotonic() - self.renewed < LEASE_SECONDS / 4:
            return True
        began = time.monotonic()
        held = lease.take(name=LEASE, holder=self.holder, seconds=LEASE_SECONDS)
        self.renewed = began if held else 0.0
        return held

    def leave(self) -> None:
        try:
            lease.release(name=LEASE, holder=self.holder)
        except Exception:
            log.exception("the lease was not given back; it ends by itself")
        finally:
            connections.close_all()
