"""Work for later, written in the same transaction as its cause.

`after_commit("room.task", pk=…)` writes a row; after the commit the row is handed to a worker, and
a sweeper hands over again whatever was lost on the way. A handler is a plain function registered
with `@handles("room.task")`; it runs inside the transaction that marks its row done, so what it
does to the database happens once.
"""

from core.outbox.queue import after_commit, deliver, drain, handles, sweep

__all__ = ["after_commit", "deliver", "drain", "handles", "sweep"]
