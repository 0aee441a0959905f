"""`make snapshot`: the empty tables the demo starts from; 350 migrations take a minute.

What stands in the snapshot is only what `migrate` writes. The demo runs `migrate` on its copy all
the same, which applies whatever is newer; a test compares it with tables migrated from nothing.
"""

import gzip
import os
import sqlite3
import subprocess
import tempfile
from pathlib import Path

from environment import PYTHON, ROOT

SNAPSHOT = ROOT / "fixtures" / "tables.sqlite3.gz"


def write() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DATA_DIR": folder}
        environment.pop("DATABASE_URL", None)
        command = [str(PYTHON), "manage.py", "migrate", "-v", "0"]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        packed = Path(folder) / "packed.sqlite3"
        connection = sqlite3.connect(Path(folder) / "db.sqlite3")
        connection.execute("VACUUM INTO ?", (str(packed),))
        connection.close()
        SNAPSHOT.write_bytes(gzip.compress(packed.read_bytes(), 9, mtime=0))


def unpack(target: Path) -> bool:
    """Lay the snapshot at `target`, whole or not at all; false where there is none."""
    if not SNAPSHOT.exists():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    part.write_bytes(gzip.decompress(SNAPSHOT.read_bytes()))
    part.rename(target)
    return True


if __name__ == "__main__":
    write()
