"""`make demo` in a clone of its own: killed halfway, started twice, begun anew, warm."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from tests.support.locks import ROOT
from tests.support.real_site import until
from tests.support.servers import a_free_port

pytestmark = pytest.mark.drill

PRODUCTS = "60"
LEFT_OUT = {".git", ".venv", "var", "node_modules", "__pycache__", ".mypy_cache", ".ruff_cache"}
TABLES = (
    "catalogue_product",
    "catalogue_productimage",
    "catalogue_category",
    "partner_partner",
    "partner_stockrecord",
    "reviews_productreview",
    "accounts_user",
    "order_order",
    "order_line",
    "ledger_posting",
)


class Clone:
    """A clone with the environment of this one, so that nothing has to be installed."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.var = folder, folder / "var"
        self.log = folder.parent / "demo.log"
        shutil.copytree(ROOT, folder, ignore=lambda _at, names: LEFT_OUT & set(names))
        (folder / ".venv").symlink_to(Path(sys.prefix))
        self.port = a_free_port()
        self.running: list[subprocess.Popen[bytes]] = []

    def demo(self, *words: str, port: int | None = None) -> subprocess.Popen[bytes]:
        gone = {"DATABASE_URL", "REDIS_URL", "BROKER_URL", "DATA_DIR", "DJANGO_SETTINGS_MODULE"}
        kept = {name: value for name, value in os.environ.items() if name not in gone}
        self.log.write_text("")
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "scripts/demo.py", *words],
                cwd=self.folder,
                env=kept | {"PORT": str(port or self.port), "PRODUCTS": PRODUCTS},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.running.append(process)
        return process

    def said(self) -> str:
        return self.log.read_text(errors="replace")

    def wait_for(self, word: str, process: subprocess.Popen[bytes]) -> None:
        def heard() -> bool:
            assert process.poll() is None, self.said()
            return re.search(word, self.said()) is not None

        until(heard, what=lambda: f"{word}:\n{self.said()}", seconds=300)

    def opened(self, *words: str) -> subprocess.Popen[bytes]:
        process = self.demo(*words)
        self.wait_for("Makiti is open", process)
        until(self.answers, what=lambda: f"an answer:\n{self.said()}")
        return process

    def answers(self) -> bool:
        try:
            pages = ("/fr/", "/fr/shop/", "/en/shop/")
            found = [httpx.get(f"http://localhost:{self.port}{page}", timeout=30) for page in pages]
        except httpx.TransportError:
            return False
        return [answer.status_code for answer in found] == [200] * 3

    def end(self, process: subprocess.Popen[bytes]) -> None:
        """kill -9 of everything that `make demo` started."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(20)

    def ask(self, question: str) -> list[tuple[int, ...]]:
        with closing(sqlite3.connect(self.var / "db.sqlite3", timeout=20)) as base, base:
            return base.execute(question).fetchall()

    def counts(self) -> dict[str, int]:
        return {table: self.ask(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES}

    def files(self) -> set[str]:
        found = (self.var / folder for folder in ("media", "static"))
        return {
            str(f.relative_to(self.var)) for top in found for f in top.rglob("*") if f.is_file()
        }


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clone]:
    clone = Clone(tmp_path_factory.mktemp("demo") / "clone")
    yield clone
    for process in clone.running:
        if process.poll() is None:
            clone.end(process)


@pytest.fixture(scope="module")
def whole(clone: Clone) -> tuple[dict[str, int], set[str]]:
    """What a demo that nobody disturbed holds."""
    process = clone.opened()
    held = clone.counts(), {name for name in clone.files() if "/sizes/" not in name}
    clone.end(process)
    return held


def holds(clone: Clone) -> tuple[dict[str, int], set[str]]:
    return clone.counts(), {name for name in clone.files() if "/sizes/" not in name}


def test_started_again_it_keeps_what_was_done(
    clone: Clone, whole: tuple[dict[str, int], set[str]]
) -> None:
    clone.ask("UPDATE accounts_user SET first_name = 'Gardé' WHERE email = 'oumar@makiti.test'")
    process = clone.opened()
    assert "filling" not in clone.said()
    assert "making the tables" not in clone.said()
    clone.end(process)
    assert clone.ask("SELECT count(*) FROM accounts_user WHERE first_name = 'Gardé'") == [(1,)]
    assert holds(clone) == whole


def test_beginning_anew_spares_what_is_not_the_demos(
    clone: Clone, whole: tuple[dict[str, int], set[str]]
) -> None:
    for name in ("services/postgres", "test"):
        (clone.var / name).mkdir(parents=True, exist_ok=True)
        (clone.var / name / "kept").write_text("data")
    (clone.var / "media" / "trace").write_text("of the demo before")
    process = clone.opened("--reset")
    assert (clone.var / "services/postgres/kept").read_text() == "data"
    assert (clone.var / "test/kept").read_text() == "data"
    clone.end(process)
    assert clone.ask("SELECT count(*) FROM accounts_user WHERE first_name = 'Gardé'") == [(0,)]
    assert holds(clone) == whole


def test_a_demo_that_is_open_is_not_thrown_away(
    clone: Clone, whole: tuple[dict[str, int], set[str]]
) -> None:
    process = clone.opened()
    second = clone.demo("--reset")
    assert second.wait(60) == 1
    assert "is taken" in clone.said()
    assert clone.answers()
    clone.end(process)
    assert holds(clone) == whole


@pytest.mark.parametrize("moment", ["making the tables", "collecting", r" [1-9]0 %"])
def test_killed_halfway_the_next_one_comes_up_whole(
    clone: Clone, whole: tuple[dict[str, int], set[str]], moment: str
) -> None:
    process = clone.demo("--reset")
    clone.wait_for(moment, process)
    clone.end(process)
    process = clone.opened()
    clone.end(process)
    assert holds(clone) == whole


def test_two_at_once_build_one_market(clone: Clone, whole: tuple[dict[str, int], set[str]]) -> None:
    shutil.rmtree(clone.var)
    first, second = clone.demo(), clone.demo(port=a_free_port())
    until(
        lambda: clone.said().count("Makiti is open") == 2 or first.poll() or second.poll(),
        what=lambda: f"two demos:\n{clone.said()}",
        seconds=300,
    )
    # It says that it is open a moment before it answers.
    until(clone.answers, what=lambda: f"an answer:\n{clone.said()}")
    assert first.poll() is second.poll() is None
    for process in (first, second):
        clone.end(process)
    assert holds(clone) == whole
