"""A database of one's own on PostgreSQL: CREATE DATABASE … TEMPLATE, restored the same way."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg import sql

from tests.support.fingerprint import fingerprint
from tests.support.migrating import migrate

TEMPLATE = "makiti_template_"
COPY = "makiti_test_"
LOCK = 7_246_811
UNUSED_FOR = timedelta(days=3)


def _drop(admin: Any, name: str) -> None:
    """Drop it with whoever is still connected."""
    try:
        _run(admin, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
    except psycopg.errors.InsufficientPrivilege:
        # The autovacuum is in there, and is not ours to end; a plain drop sends it away itself.
        _run(admin, "DROP DATABASE IF EXISTS {}", name)


class PostgresCopy:
    def __init__(self, *, worker: str, server: dict[str, Any]) -> None:
        self.server = dict(server)
        self.name = f"{COPY}{worker}_{os.getpid()}"
        with self._admin() as admin:
            # Two suites at once: the second waits here until the first has built it.
            admin.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            self._sweep(admin)
            self.template = self._template(admin)

    def settings(self, current: dict[str, Any]) -> dict[str, Any]:
        return {"NAME": self.name}

    @contextmanager
    def _admin(self) -> Iterator[psycopg.Connection]:
        with psycopg.connect(
            host=self.server["HOST"] or None,
            port=self.server["PORT"] or None,
            user=self.server["USER"] or None,
            password=self.server["PASSWORD"] or None,
            dbname="postgres",
            autocommit=True,
        ) as connection:
            yield connection

    def _template(self, admin: psycopg.Connection) -> str:
        name = TEMPLATE + fingerprint()
        found = admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not found:
            building = f"{TEMPLATE}building"
            _drop(admin, building)
            _run(admin, "CREATE DATABASE {} TEMPLATE template0", building)
            migrate(url=self._url(building))
            _run(admin, "ALTER DATABASE {} RENAME TO {}", building, name)
        today = datetime.now(tz=UTC).isoformat()
        admin.execute(
            sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(name), sql.Literal(today))
        )
        return name

    def _url(self, name: str) -> str:
        user, password = quote(self.server["USER"]), quote(self.server["PASSWORD"])
        host, port = quote(self.server["HOST"], safe=""), self.server["PORT"]
        return f"postgres://{user}:{password}@{host}:{port}/{name}"

    def _sweep(self, admin: psycopg.Connection) -> None:
        """Drop what a killed run left behind, and templates that nobody has used for days."""
        rows = admin.execute(
            "SELECT datname, shobj_description(oid, 'pg_database') FROM pg_database"
        ).fetchall()
        for name, used in rows:
            copy = re.fullmatch(rf"{COPY}\w+_(\d+)", name)
            gone = copy and not Path(f"/proc/{copy[1]}").exists()
            if gone or (name.startswith(TEMPLATE) and used and _long_ago(used)):
                _drop(admin, name)

    def restore(self) -> None:
        with self._admin() as admin:
            _drop(admin, self.name)
            _run(admin, "CREATE DATABASE {} TEMPLATE {}", self.name, self.template)

    def drop(self) -> None:
        with self._admin() as admin:
            _drop(admin, self.name)


def _run(admin: psycopg.Connection, statement: str, *names: str) -> None:
    admin.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))  # type: ignore[arg-type]


def _long_ago(used: str) -> bool:
    return datetime.fromisoformat(used) < datetime.now(tz=UTC) - UNUSED_FOR
