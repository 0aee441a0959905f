"""Private files that no row names: sent with a page that was never finished, or replaced since.

Whoever takes a file into use that was kept earlier calls `hold` before it writes the name down:
from then on a sweep that has just looked leaves it alone.
"""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from core.uploads.storages import private_files

# A file is put aside first and looked at once more: what is held in between comes back.
ASIDE = ".aside-"


def hold(name: str) -> bool:
    """As young as if it had come now; false where it is gone."""
    try:
        os.utime(private_files.path(name))
    except OSError:
        return False
    return True


def sweep_strays(folder: str, *, used: Callable[[], set[str]], older_than: timedelta) -> int:
    """How many went. A run that was killed is finished by the next one; two at once do no harm."""
    root = Path(private_files.path(folder))
    before = (timezone.now() - older_than).timestamp()
    if not root.is_dir():
        return 0
    kept = used()
    for path in root.iterdir():
        if not path.name.startswith(ASIDE) and f"{folder}/{path.name}" not in kept:
            _put_aside(path, before=before)
    # Read again: a row may have come since.
    kept = used()
    return sum(
        _decide(path, is_used=f"{folder}/{_named(path).name}" in kept, before=before)
        for path in root.glob(f"{ASIDE}*")
    )


def _named(aside: Path) -> Path:
    return aside.with_name(aside.name.removeprefix(ASIDE))


def _put_aside(path: Path, *, before: float) -> None:
    if _is_older(path, before):
        _move(path, path.with_name(ASIDE + path.name))


def _decide(aside: Path, *, is_used: bool, before: float) -> int:
    """One that is held or used goes back under its name."""
    if is_used or not _is_older(aside, before):
        _move(aside, _named(aside))
        return 0
    try:
        aside.unlink()
    except FileNotFoundError:
        return 0
    return 1


def _move(path: Path, to: Path) -> None:
    try:
        path.rename(to)
    except FileNotFoundError:
        # Another run was faster.
        return


def _is_older(path: Path, before: float) -> bool:
    try:
        return path.is_file() and path.stat().st_mtime < before
    except FileNotFoundError:
        return False
