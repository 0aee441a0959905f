"""The site of `make services`, with its servers and processes, to be walked through and killed."""

import os
import re
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import psycopg

from tests.support.locks import ROOT
from tests.support.servers import a_free_port

SERVERS = ("postgres", "redis", "rabbitmq", "nginx")
PROCESSES = ("web", "sockets", "worker", "beat")
BOOT, PATIENCE = 900.0, 120.0
PRODUCTS = "40"


def until(
    question: Callable[[], Any], *, what: str | Callable[[], str], seconds: float = PATIENCE
) -> Any:
    """Ask other processes again and again until the answer is yes."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if answer := question():
            return answer
        time.sleep(0.1)
    told = what if isinstance(what, str) else what()
    raise AssertionError(f"waited {seconds:.0f} s for {told}")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # it has ended meanwhile, or is not ours to look at
        return b""


def _parent(pid: int) -> int:
    found = re.search(rb"^PPid:\s+(\d+)", _read(Path(f"/proc/{pid}/status")), re.MULTILINE)
    return int(found[1]) if found else 0


def alive(pid: int) -> bool:
    state = re.search(rb"^State:\s+(\S)", _read(Path(f"/proc/{pid}/status")), re.MULTILINE)
    return bool(state and state[1] not in b"ZX")


class RealSite:
    """A folder with everything of the site, and the command that keeps it running."""

    def __init__(self, folder: Path, *, mails: Path) -> None:
        self.folder, self.mails = folder, mails
        self.log = mails.parent / "serve.log"
        self.port = a_free_port()
        self.command: subprocess.Popen[bytes] | None = None
        self._env: dict[str, str] = {}

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def surroundings(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_REPLICA_URL"}
        for name in ("DATABASE_URL", "REDIS_URL", "BROKER_URL", "DJANGO_SETTINGS_MODULE"):
            kept.pop(name, None)
        return kept | {
            "SERVICES_DIR": str(self.folder),
            "PORT": str(self.port),
            "PRODUCTS": PRODUCTS,
            # Four slashes: with three the path would begin where the worker stands.
            "EMAIL_URL": f"filemail:///{self.mails}",
        }

    def services(self, *words: str) -> str:
        """scripts/services, with these words."""
        done = subprocess.run(
            ["scripts/services", *words],
            cwd=ROOT,
            env=self.surroundings(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    # -- up and down ----------------------------------------------------------------------------
    def begin(self, **surroundings: str) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as log:
            self.command = subprocess.Popen(
                ["scripts/serve"],
                cwd=ROOT,
                env=self.surroundings() | surroundings,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        return self.command

    def start(self) -> None:
        self.begin()
        until(self._is_open, what=lambda: f"make services\n{self.tail()}", seconds=BOOT)

    def _is_open(self) -> bool:
        assert self.command
        assert self.command.poll() is None, self.tail()
        return "Makiti is open" in self.log.read_text() and self.is_ready()

    def break_off(self) -> None:
        """Begin, and stop while the tables are made; what was made so far stays."""
        command = self.begin(KEEP="1")
        until(lambda: self._tables_made() > 20, what=lambda: f"tables\n{self.tail()}", seconds=BOOT)
        command.terminate()
        assert command.wait(PATIENCE) == 0, self.tail()
        assert self.folder.exists()
        assert not self.processes()
        assert "filling" not in self.tail()

    def _tables_made(self) -> int:
        assert self.command
        assert self.command.poll() is None, self.tail()
        if "making the tables" not in self.log.read_text():
            return 0
        try:
            return int(self.ask("SELECT count(*) FROM django_migrations")[0][0])
        except psycopg.errors.UndefinedTable:
            return 0

    def stop(self) -> None:
        """What Ctrl-C does, too; that one may be ignored by whoever runs us."""
        assert self.command
        self.command.terminate()
        assert self.command.wait(PATIENCE) == 0, self.tail()

    def give_up(self) -> None:
        """However a test ended, nothing of it goes on."""
        if self.folder.exists():
            self.services("down")
        if self.command and self.command.poll() is None:
            self.command.kill()
            self.command.wait(PATIENCE)

    def tail(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-60:])

    # -- what it says ---------------------------------------------------------------------------
    def is_ready(self) -> bool:
        try:
            return httpx.get(f"{self.url}/readyz", timeout=10).status_code == 200
        except httpx.TransportError:
            return False

    def parts(self) -> dict[str, Any]:
        return dict(httpx.get(f"{self.url}/readyz", timeout=20).json()["parts"])

    def env(self) -> dict[str, str]:
        """DATABASE_URL, REDIS_URL, BROKER_URL."""
        if not self._env:
            self._env = dict(re.findall(r"export (\w+)='(.*)'", self.services("env")))
        return self._env

    def ask(self, question: str, *values: Any) -> list[tuple[Any, ...]]:
        """What the database says, past every page."""
        with psycopg.connect(self.env()["DATABASE_URL"], autocommit=True) as database:
            found = database.execute(question, values)  # type: ignore[arg-type]
            return found.fetchall() if found.description else []

    def inside(self) -> dict[str, str]:
        """The environment that the site itself has."""
        return (
            self.surroundings()
            | self.env()
            | {
                "DJANGO_SETTINGS_MODULE": "config.settings.production",
                "SECRET_KEY": (self.folder / "secret_key").read_text(),
                "SITE_URL": self.url,
                "DATA_DIR": str(self.folder / "site"),
                "LOG_LEVEL": "ERROR",
            }
        )

    def run(self, *command: str, **more: str) -> "subprocess.CompletedProcess[str]":
        """What its keeper does on the machine."""
        return subprocess.run(
            command,
            cwd=ROOT,
            env=self.inside() | more,
            capture_output=True,
            text=True,
            check=False,
        )

    def shell(self, code: str) -> str:
        """What somebody types into the site's own shell."""
        python = str(ROOT / ".venv/bin/python")
        done = self.run(python, "manage.py", "shell", "-v", "0", "-c", code)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    # -- its processes --------------------------------------------------------------------------
    def processes(self) -> list[int]:
        """Everything that was started for this folder."""
        mark = f"MAKITI_SERVICES={self.folder}".encode()
        return [
            int(path.parent.name)
            for path in Path("/proc").glob("[0-9]*/environ")
            if mark in _read(path).split(b"\0")
        ]

    def keeper(self, name: str) -> int:
        """Who starts it again."""
        if name in SERVERS:
            return int((self.folder / "pids" / name).read_text())
        mark = f"HONCHO_PROCESS_NAME={name}.1".encode()
        return next(
            pid
            for pid in self.processes()
            if mark in _read(Path(f"/proc/{pid}/environ")).split(b"\0")
            and b"scripts/keep" in _read(Path(f"/proc/{pid}/cmdline"))
        )

    def process(self, name: str) -> int | None:
        """The process itself: what its keeper has started."""
        keeper = self.keeper(name)
        for path in Path("/proc").glob("[0-9]*"):
            pid = int(path.name)
            if _parent(pid) == keeper and alive(pid) and b"sleep" not in _read(path / "cmdline"):
                return pid
        return None

    def children(self, pid: int) -> list[int]:
        found = [int(path.name) for path in Path("/proc").glob("[0-9]*")]
        return [child for child in found if _parent(child) == pid and alive(child)]

    def kill(self, name: str) -> int:
        """kill -9; returns who it was."""
        pid = until(lambda: self.process(name), what=f"a running {name}")
        os.kill(pid, signal.SIGKILL)
        return int(pid)

    def back(self, name: str, *, other_than: int) -> None:
        """Wait until another one runs in its place."""
        until(
            lambda: (self.process(name) or other_than) != other_than,
            what=lambda: f"another {name}\n{self.tail()}",
        )

    def log_of(self, name: str) -> str:
        return (self.folder / "logs" / f"{name}.log").read_text(errors="replace")


@contextmanager
def a_real_site() -> Iterator[RealSite]:
    with tempfile.TemporaryDirectory(prefix="makiti-real-") as place:
        # PostgreSQL and RabbitMQ run as users of their own and must be able to walk there.
        Path(place).chmod(0o755)
        site = RealSite(Path(place) / "services", mails=Path(place) / "mails")
        site.mails.mkdir()
        try:
            site.break_off()
            site.start()
            yield site
            site.stop()
            assert not site.folder.exists()
            assert not site.processes()
        finally:
            site.give_up()
