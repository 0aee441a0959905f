"""A database of one's own on SQLite: a copy of a migrated file, which threads can share."""

import gzip
import os
import shutil
import time
from pathlib import Path
from typing import Any

from tests.support.fingerprint import fingerprint
from tests.support.locks import ROOT, folder, locked
from tests.support.migrating import migrate

SNAPSHOT = ROOT / "fixtures" / "tables.sqlite3.gz"
DAYS = 3
# A crash of the machine loses nothing here that anybody would miss.
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"


def template() -> Path:
    """The migrated file, built by whoever comes first."""
    path = folder() / f"template-{fingerprint()}.sqlite3"
    with locked(folder() / "template.lock"):
        if not path.exists():
            building = path.with_suffix(".building")
            _remove(building)
            # Starting from the packed tables saves a minute; PostgreSQL's template starts from
            # nothing, which proves every migration.
            if SNAPSHOT.exists():
                building.write_bytes(gzip.decompress(SNAPSHOT.read_bytes()))
            migrate(url=f"sqlite:///{building}")
            building.rename(path)
            _sweep()
        path.touch()
    return path


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _sweep() -> None:
    """Drop templates and copies that nobody has used for days."""
    old = time.time() - DAYS * 24 * 3600
    for path in folder().glob("*.sqlite3"):
        if path.stat().st_mtime < old:
            _remove(path)


class SqliteCopy:
    def __init__(self, *, worker: str) -> None:
        self.path = folder() / f"copy-{worker}-{os.getpid()}.sqlite3"
        self.template = template()

    def settings(self, current: dict[str, Any]) -> dict[str, Any]:
        return {"NAME": str(self.path), "OPTIONS": current["OPTIONS"] | {"init_command": PRAGMAS}}

    def restore(self) -> None:
        """Put the untouched file in place; whoever still has the old one open keeps that one."""
        fresh = self.path.with_suffix(".fresh")
        shutil.copyfile(self.template, fresh)
        _remove(self.path)
        fresh.rename(self.path)

    def drop(self) -> None:
        _remove(self.path)
