"""Work for later, written in the same transaction as its cause.

`after_commit("room.task", pk=…)` writes a row; after the commit the row is handed to a worker, and
a sweeper hands over again whatever was lost on the way. A handler is a plain function registered
with `@handles("room.task")`; it runs inside the transaction that marks its row done, so what it
does to the database happens once. `@handles("room.task", outside=True)` is for what leaves the
house (an SMS, a payment): no transaction is open, it may run again, and gets a `key` that is the
same at every try.
"""

from core.outbox.deliver import deliver, drain, still_at_work
from core.outbox.handlers import handles
from core.outbox.queue import after_commit, prune, replay, sweep

__all__ = [
    "after_commit",
    "deliver",
    "drain",
    "handles",
    "prune",
    "replay",
    "still_at_work",
    "sweep",
]
