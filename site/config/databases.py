"""Database settings from DATABASE_URL and DATABASE_REPLICA_URL."""

from pathlib import Path
from typing import Any

import environ

# What anybody may see and nobody is paid by: never stock, money, baskets or one's own orders.
REPLICA_READS = {"catalogue", "reviews", "home", "wagtailcore", "wagtailimages"}

# IMMEDIATE: a deferred SQLite transaction that turns into a write fails at once when
# another writer is in, without waiting for the timeout.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


def database(url: str) -> dict[str, Any]:
    config: dict[str, Any] = dict(environ.Env.db_url_config(url))
    if config["ENGINE"] == "django.db.backends.sqlite3":
        config["OPTIONS"] = {**SQLITE_OPTIONS, **config.get("OPTIONS", {})}
    else:
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
        # A server that accepts and never greets must not hold a page, or a probe, for ever.
        config["OPTIONS"] = {"connect_timeout": 3, **config.get("OPTIONS", {})}
    return config


def databases(*, url: str, replica_url: str) -> dict[str, dict[str, Any]]:
    found = {"default": database(url)}
    if replica_url:
        # The replica holds what the primary holds: tests must not build it twice.
        found["replica"] = database(replica_url) | {"TEST": {"MIRROR": "default"}}
    return found


def sqlite_url(path: Path) -> str:
    return f"sqlite:///{path}"
