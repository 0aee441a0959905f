"""A name for the state that `migrate` would leave, read from the files that decide it."""

import hashlib
from functools import cache
from pathlib import Path

from tests.support.locks import ROOT

ROOMS = ("site", "shop", "content", "sellers", "logistics")
# What writes to the database while migrating: the migrations, and receivers of post_migrate.
WRITERS = ("apps.py", "receivers.py", "guards.py", "journal_guards.py")


def _decides(path: Path) -> bool:
    return path.parent.name == "migrations" or path.name in WRITERS or "config" in path.parts


@cache
def fingerprint() -> str:
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if _decides(path.relative_to(ROOT)):
                digest.update(str(path.relative_to(ROOT)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
