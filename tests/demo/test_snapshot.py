"""The packed tables that the demo and the suite start from are those of the migrations."""

import gzip
import sqlite3
from pathlib import Path

from django.conf import settings
from django.db.migrations.loader import MigrationLoader

SNAPSHOT = Path(settings.BASE) / "fixtures" / "tables.sqlite3.gz"


def test_the_packed_tables_know_every_migration_and_nobody(tmp_path: Path) -> None:
    unpacked = tmp_path / "tables.sqlite3"
    unpacked.write_bytes(gzip.decompress(SNAPSHOT.read_bytes()))
    tables = sqlite3.connect(unpacked)
    applied = set(tables.execute("SELECT app, name FROM django_migrations"))
    people = tables.execute("SELECT count(*) FROM accounts_user").fetchone()
    tables.close()
    assert set(MigrationLoader(None).disk_migrations) - applied == set(), "make snapshot"
    assert people == (0,)
