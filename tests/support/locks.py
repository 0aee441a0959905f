"""Locks between processes that vanish with the process that holds them."""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]


def folder() -> Path:
    """The suite's own folder: templates and copies of databases."""
    path = ROOT / "var" / "test"
    path.mkdir(parents=True, exist_ok=True)
    return path


@contextmanager
def locked(path: Path) -> Iterator[None]:
    with path.open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def claim(name: str) -> IO[str] | None:
    """Take a name on this machine until this process ends; None when somebody has it."""
    place = Path(tempfile.gettempdir()) / f"makiti-tests-{os.getuid()}"
    place.mkdir(mode=0o700, exist_ok=True)
    handle = (place / name).open("a")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        handle.close()
        return None
    return handle
