"""A small demo market of the journeys' own, served by the very command of `make demo`."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from tests.support.locks import ROOT
from tests.support.pseudo import SETTINGS, write_catalogue
from tests.support.servers import a_free_port
from tests.support.sqlite import template

PRODUCTS = "60"
PATIENCE = 60.0


def until(question: Callable[[], Any], *, what: str) -> Any:
    """Ask another process again and again until it has the answer."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if answer := question():
            return answer
        time.sleep(0.05)
    raise AssertionError(f"waited {PATIENCE:.0f} s for {what}")


class Market:
    """The folder with database, pictures and mails, and the process that serves it."""

    def __init__(self, folder: Path, *, settings: str = "config.settings.dev") -> None:
        self.folder = folder
        self.settings = settings
        self.port = a_free_port()
        # More of the environment, for this market only.
        self.more: dict[str, str] = {}
        self.mails = folder / "mails"
        self.log = folder / "server.log"

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def _surroundings(self) -> dict[str, str]:
        ours = {name: "" for name in ("DATABASE_REPLICA_URL", "REDIS_URL", "BROKER_URL")}
        return {
            **os.environ,
            **ours,
            "DJANGO_SETTINGS_MODULE": self.settings,
            "DATA_DIR": str(self.folder),
            "DATABASE_URL": f"sqlite:///{self.folder / 'db.sqlite3'}",
            "SITE_URL": self.url,
            "EMAIL_URL": f"filemail:///{self.mails}",
            "PYTHONWARNINGS": "ignore",
            **self.more,
        }

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "manage.py", *arguments],
                cwd=ROOT,
                env=self._surroundings(),
                stdout=log,
                stderr=log,
            )

    def build(self) -> None:
        (self.folder / "db.sqlite3").write_bytes(template().read_bytes())
        self.mails.mkdir()
        files = self._start("collectstatic", "--noinput", "-v", "0")
        goods = self._start("load_demo", "--products", PRODUCTS)
        assert (files.wait(), goods.wait()) == (0, 0), self.log.read_text()

    @contextmanager
    def served(self) -> Iterator[None]:
        server = self._start("serve_demo", "--port", str(self.port))
        try:
            until(lambda: self._answers(server), what="the server")
            yield
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(20)

    def _answers(self, server: subprocess.Popen[bytes]) -> bool:
        import httpx

        assert server.poll() is None, self.log.read_text()
        try:
            return httpx.get(f"{self.url}/livez", timeout=5).status_code == 200
        except httpx.TransportError:
            return False

    def ask(self, question: str, *values: Any) -> list[tuple[Any, ...]]:
        """What the database says, past every page."""
        with closing(sqlite3.connect(self.folder / "db.sqlite3", timeout=20)) as database, database:
            return database.execute(question, values).fetchall()

    def mail_to(self, address: str) -> str:
        """The newest mail to an address, once it has come."""

        def newest() -> str:
            found = [
                text
                for path in sorted(self.mails.iterdir(), key=lambda path: path.stat().st_mtime_ns)
                if f"To: {address}" in (text := path.read_text())
            ]
            return found[-1] if found else ""

        return str(until(newest, what=f"a mail to {address}"))

    def code_to(self, address: str, *, after: str = "") -> str:
        """The six digits of the newest mail to an address; not those that came `after` others."""

        def newest() -> str:
            found = re.search(r"^(\d{6})\s*$", self.mail_to(address), re.MULTILINE)
            return found[1] if found and found[1] != after else ""

        return str(until(newest, what=f"a code to {address}"))

    @contextmanager
    def beside(self, **more: str) -> Iterator["Market"]:
        """The same market, people and baskets, behind a second door with other settings."""
        twin = Market(self.folder, settings=self.settings)
        twin.more = self.more | more
        with twin.served():
            yield twin

    @contextmanager
    def mirrored(self) -> Iterator["Market"]:
        """The same market, people and baskets, behind a second door that reads from the right."""
        write_catalogue(self.folder / "pseudo")
        twin = Market(self.folder, settings=SETTINGS)
        with twin.served():
            yield twin


@contextmanager
def a_market(**more: str) -> Iterator[Market]:
    with tempfile.TemporaryDirectory(prefix="makiti-journeys-") as folder:
        market = Market(Path(folder))
        market.more = more
        market.build()
        with market.served():
            yield market
