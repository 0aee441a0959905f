"""Backups made while people buy, and coming back from them."""

import os
import signal
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.services.books import Books
from tests.services.conftest import Shops
from tests.support.locks import ROOT
from tests.support.real_site import RealSite, until

pytestmark = [pytest.mark.drill, pytest.mark.services("postgres", "redis", "broker")]

REHEARSALS = "SELECT datname FROM pg_database WHERE datname LIKE 'makiti_rehearsal%%'"


@pytest.fixture(scope="module")
def backups(site: RealSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one whole backup in it."""
    folder = tmp_path_factory.mktemp("backups")
    done = site.run("deploy/backup", str(folder))
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def empty(site: RealSite) -> Iterator[str]:
    """The address of a new database."""
    name = f"makiti_back_{uuid.uuid4().hex[:8]}"
    site.ask(f"CREATE DATABASE {name} TEMPLATE template0")
    yield site.env()["DATABASE_URL"].rsplit("/", 1)[0] + f"/{name}"
    site.ask(f"DROP DATABASE {name} WITH (FORCE)")


def those_of(folder: Path) -> list[Path]:
    return sorted(folder.glob("20*Z"))


def test_what_was_sold_before_comes_back_whole(
    site: RealSite, crowd: Shops, tmp_path: Path, empty: str
) -> None:
    with crowd() as people:
        people.wait_for_orders(1)
        before = set(people.thanked)
        done = site.run("deploy/backup", str(tmp_path / "backups"))
        assert done.returncode == 0, done.stderr
        people.wait_for_orders(1)
    (backup,) = those_of(tmp_path / "backups")
    back = {"DATABASE_URL": empty, "DATA_DIR": str(tmp_path / "data")}
    restored = site.run("deploy/restore", str(backup), **back)
    assert restored.returncode == 0, restored.stderr
    with psycopg.connect(empty, autocommit=True) as database:
        names = {n for (n,) in database.execute("SELECT first_name FROM order_shippingaddress")}
        assert before <= names
        # The journal's guards came along.
        with pytest.raises(psycopg.errors.DatabaseError, match="append-only"):
            database.execute("UPDATE ledger_posting SET amount = amount + 1")
    python = str(ROOT / ".venv/bin/python")
    checked = site.run(python, "manage.py", "check_data_integrity", **back)
    assert checked.returncode == 0, checked.stdout
    assert site.run(python, "manage.py", "migrate", "--check", **back).returncode == 0
    for path in (site.folder / "site" / "media").rglob("*"):
        name = path.relative_to(site.folder / "site")
        if path.is_file() and "sizes" not in name.parts:
            assert (tmp_path / "data" / name).read_bytes() == path.read_bytes()


def test_a_database_that_holds_something_is_left_as_it_is(
    site: RealSite, books: Books, backups: Path
) -> None:
    orders = site.ask("SELECT count(*) FROM order_order")
    refused = site.run("deploy/restore", str(those_of(backups)[0]))
    assert refused.returncode == 1
    assert "nothing was changed" in refused.stderr
    assert site.ask("SELECT count(*) FROM order_order") == orders


def test_the_rehearsal_passes_and_leaves_nothing(site: RealSite, backups: Path) -> None:
    done = site.run("deploy/rehearse-restore", str(backups))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "comes back whole" in done.stdout
    assert site.ask(REHEARSALS) == []


@pytest.mark.parametrize("harm", ["changed", "cut", "no_sums"])
def test_a_backup_that_was_harmed_is_not_taken(
    site: RealSite, backups: Path, tmp_path: Path, empty: str, harm: str
) -> None:
    harmed = tmp_path / those_of(backups)[0].name
    subprocess.run(["cp", "-r", str(those_of(backups)[0]), str(harmed)], check=True)
    dump = harmed / "database.dump"
    if harm == "changed":
        content = bytearray(dump.read_bytes())
        content[len(content) // 2] ^= 1
        dump.write_bytes(content)
    elif harm == "cut":
        os.truncate(dump, dump.stat().st_size // 2)
    else:
        (harmed / "SHA256SUMS").unlink()
    for command in (("rehearse-restore", str(tmp_path)), ("restore", str(harmed))):
        done = site.run(f"deploy/{command[0]}", command[1], DATABASE_URL=empty)
        assert done.returncode == 1, done.stdout
        assert "as it was written" in done.stderr
    assert site.ask(REHEARSALS) == []


def test_a_backup_that_was_broken_off_is_none(site: RealSite, tmp_path: Path) -> None:
    running = subprocess.Popen(
        ["deploy/backup", str(tmp_path)], cwd=ROOT, env=site.inside(), start_new_session=True
    )
    until(lambda: list(tmp_path.glob(".partial-*")), what="a backup that has begun")
    os.killpg(running.pid, signal.SIGKILL)
    running.wait(20)
    assert not those_of(tmp_path)
    for kept in (1, 2, 2):
        until(
            lambda kept=kept: (
                site.run("deploy/backup", str(tmp_path), BACKUP_KEEP="2").returncode == 0
                and len(those_of(tmp_path)) == kept
            ),
            what="a whole backup",
        )
    assert not list(tmp_path.glob(".partial-*"))
