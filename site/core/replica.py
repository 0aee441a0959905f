"""Which database answers: a copy that may lag a little, or the one that everything is written to.

Only a page that is being read, of what anybody may see, is read from the copy (`REPLICA_READS`
names the rooms). Whoever has just written reads the truth for a while, so that nobody misses what
they did a moment ago. Jobs, commands, sockets and offices always read the truth.
"""

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connections
from django.db.models import Model

PRIMARY, REPLICA = "default", "replica"


@dataclass(slots=True)
class Reading:
    """One request: may it read from the copy, has it written?"""

    from_replica: bool
    wrote: bool = False


reading: ContextVar[Reading | None] = ContextVar("reading", default=None)


def has_replica() -> bool:
    return REPLICA in connections.settings


class ReplicaRouter:
    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        now = reading.get()
        if now is None or not now.from_replica or now.wrote:
            return PRIMARY
        if model._meta.app_label not in settings.REPLICA_READS:
            return PRIMARY
        # What hangs on a row of the primary may not have arrived in the copy yet.
        instance = hints.get("instance")
        if instance is not None and instance._state.db == PRIMARY:
            return PRIMARY
        # Inside a transaction one reads in order to write.
        return PRIMARY if connections[PRIMARY].in_atomic_block else REPLICA

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        now = reading.get()
        if now is not None:
            now.wrote = True
        return PRIMARY

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool | None:
        return True if {one._state.db, other._state.db} <= {PRIMARY, REPLICA, None} else None

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        return False if db == REPLICA else None
