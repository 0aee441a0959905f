"""Which parts answer. Each question is bounded: a probe must not hang with what it probes."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import connections, transaction
from kombu import Connection

from core.outbox.state import outbox_state
from core.replica import has_replica

PATIENCE = 2
# Work that has waited longer than this says that no worker is taking any.
OLDEST = 300


@dataclass(slots=True)
class Part:
    name: str
    ok: bool
    required: bool
    ms: float
    facts: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {"ok": self.ok, "required": self.required, "ms": self.ms, **self.facts}


def examine() -> list[Part]:
    """Ask every part that is configured, in the order of what hurts most."""
    questions: dict[str, Callable[[], dict[str, Any]]] = {
        "database": _database,
        "cache": _cache,
        "broker": _broker,
        "outbox": _outbox,
    }
    if has_replica():
        questions["replica"] = _replica
    return [_ask(name, question) for name, question in questions.items()]


def _ask(name: str, question: Callable[[], dict[str, Any]]) -> Part:
    began = time.perf_counter()
    try:
        facts = question()
    except Exception as error:  # noqa: BLE001 - whatever it is, this part does not answer
        # The kind only: messages carry hosts, names, sometimes passwords.
        facts = {"ok": False, "error": type(error).__name__}
    return Part(
        name=name,
        ok=facts.pop("ok", True),
        required=name in settings.READY_REQUIRES,
        ms=round((time.perf_counter() - began) * 1000, 1),
        facts=facts,
    )


@contextmanager
def _bounded(alias: str) -> Iterator[None]:
    """A connection that is new, so that connecting is bounded, and queries that are, too."""
    connection = connections[alias]
    if connection.vendor != "postgresql":
        # A file has nothing to wait for, and a transaction would queue behind its writers.
        yield
        return
    if not connection.in_atomic_block:
        # One that is open already may belong to a server that hangs: it would hang with it.
        connection.close()
    with transaction.atomic(using=alias):
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL statement_timeout = '{PATIENCE}s'")
        yield


def _database(alias: str = "default") -> dict[str, Any]:
    with _bounded(alias), connections[alias].cursor() as cursor:
        cursor.execute("SELECT 1")
    return {}


def _replica() -> dict[str, Any]:
    return _database("replica")


def _cache() -> dict[str, Any]:
    if not settings.REDIS_URL:
        return {"embedded": True}
    cache.ping()  # type: ignore[attr-defined] # our Redis cache has it
    return {}


def _broker() -> dict[str, Any]:
    if not settings.BROKER_URL:
        return {"embedded": True}
    with Connection(settings.BROKER_URL, connect_timeout=PATIENCE) as broker:
        broker.ensure_connection(max_retries=1, timeout=PATIENCE)
    return {}


def _outbox() -> dict[str, Any]:
    with _bounded("default"):
        facts = outbox_state()
    return {**facts, "ok": facts["oldest_seconds"] < OLDEST}
