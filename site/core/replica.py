"""Which database answers: a copy that may lag a little, or the one that everything is written to.

Only a page that is being read, of what anybody may see, is read from the copy (`REPLICA_READS`
names the rooms). Whoever has just written reads the truth for a while, so that nobody misses what
they did a moment ago. Jobs, commands, sockets and offices always read the truth. A copy that does
not answer is let be for a while, and everything is read where the truth is.
"""

import logging
import time
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import Error, InterfaceError, OperationalError, connections
from django.db.models import Model

log = logging.getLogger(__name__)

PRIMARY, REPLICA = "default", "replica"
# A copy that did not answer is asked again after this long: each try can cost a page a wait.
REST_SECONDS = 10.0
_rests_until = 0.0


@dataclass(slots=True)
class Reading:
    """One request: may it read from the copy, has it written, did the copy fail it halfway?"""

    from_replica: bool
    wrote: bool = False
    asked: bool = False
    failed: bool = False


reading: ContextVar[Reading | None] = ContextVar("reading", default=None)


def has_replica() -> bool:
    return REPLICA in connections.settings


def let_replica_rest() -> None:
    global _rests_until
    _rests_until = time.monotonic() + REST_SECONDS


def replica_rests() -> bool:
    return time.monotonic() < _rests_until


def _answers() -> bool:
    """Whether the copy can be asked now; the connection that it opens is the one then used."""
    if replica_rests():
        return False
    connection = connections[REPLICA]
    try:
        # What Django would do at the first query of the request, so it costs no query more.
        connection.close_if_health_check_failed()
        connection.ensure_connection()
    except Error as error:
        log.warning("the replica does not answer: %s", type(error).__name__)
        let_replica_rest()
        return False
    return True


def _note_failure(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Passes every query of the copy on; one that fails leaves word for whoever reads."""
    try:
        return execute(sql, params, many, context)
    except Error as error:
        now = reading.get()
        if now is not None and now.from_replica:
            log.warning("the replica failed a page: %s", type(error).__name__)
            now.failed, now.from_replica = True, False
        # Anything else is the fault of one query (a column that has not arrived there yet).
        if isinstance(error, OperationalError | InterfaceError):
            let_replica_rest()
        raise


def watch_replica(*, connection: Any, **kwargs: Any) -> None:
    if connection.alias == REPLICA and _note_failure not in connection.execute_wrappers:
        connection.execute_wrappers.append(_note_failure)


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
        if connections[PRIMARY].in_atomic_block:
            return PRIMARY
        if not now.asked:
            now.asked, now.from_replica = True, _answers()
        return REPLICA if now.from_replica else PRIMARY

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        now = reading.get()
        if now is not None:
            now.wrote = True
        return PRIMARY

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool | None:
        return True if {one._state.db, other._state.db} <= {PRIMARY, REPLICA, None} else None

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        return False if db == REPLICA else None
