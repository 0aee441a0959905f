"""`make demo`: from a fresh clone to a living market in one command.

Runs on the system's Python; whatever was done before is not done again, and what was broken off
halfway is.
"""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from environment import PYTHON, ROOT, digest, prepare, say
from snapshot import unpack

VAR = ROOT / "var"
STAMPS = VAR / "stamps"
PORT = os.environ.get("PORT", "8000")
PRODUCTS = os.environ.get("PRODUCTS", "")
# What else lives in var/: the data of `make services`, databases of the suite and of `make bench`.
NOT_OURS = {"services", "test", "bench", "demo.lock"}


def stale(name: str, wanted: str) -> bool:
    stamp = STAMPS / name
    return not stamp.exists() or stamp.read_text() != wanted


def settle(name: str, wanted: str) -> None:
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / name).write_text(wanted)


def start(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([str(PYTHON), "manage.py", *arguments], cwd=ROOT, env=environment())


def environment() -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "SITE_URL": os.environ.get("SITE_URL", f"http://localhost:{PORT}"),
        "PYTHONWARNINGS": "ignore",
    }


def wait_for(jobs: dict[str, subprocess.Popen[bytes]]) -> None:
    """Wait for all; one that fails stops the rest and us."""
    for name, job in jobs.items():
        if job.wait():
            for other in jobs.values():
                other.terminate()
            sys.exit(f"{name} failed; what it said stands above.")


def build() -> None:
    """Tables, static files and the demo market, each only when what it is made from changed."""
    sources = [*ROOT.glob("*/**/migrations/*.py"), ROOT / "requirements.txt"]
    # The address stands in the database too, so another PORT is another stamp.
    tables = digest(sorted(sources)) + environment()["SITE_URL"]
    files = [path for path in sorted((ROOT / "static").rglob("*")) if path.is_file()]
    static = digest([*files, ROOT / "requirements.txt"])
    if "DATABASE_URL" not in os.environ and not (VAR / "db.sqlite3").exists():
        shutil.rmtree(STAMPS, ignore_errors=True)
        unpack(VAR / "db.sqlite3")
    jobs = {}
    if "DATABASE_URL" in os.environ or stale("tables", tables):
        say("· making the tables")
        jobs["migrate"] = start("migrate", "-v", "0")
    if stale("static", static):
        say("· collecting styles, scripts and icons")
        jobs["collectstatic"] = start("collectstatic", "--noinput", "-v", "0")
    wait_for(jobs)
    settle("tables", tables)
    settle("static", static)
    facts = [path for path in sorted((ROOT / "fixtures").rglob("*")) if path.is_file()]
    market = digest(facts) + PRODUCTS
    if stale("market", market):
        say("· filling the market: stores, products, pictures, people")
        size = ["--products", PRODUCTS] if PRODUCTS else []
        wait_for({"load_demo": start("load_demo", *size)})
        settle("market", market)


def refuse_taken_port() -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(PORT)))
        except (OSError, OverflowError, ValueError):
            sys.exit(f"Port {PORT} is taken or is no port. Another one:  make demo PORT=8001")


@contextmanager
def alone() -> Iterator[None]:
    """Of two demos of one folder, started at once, the second waits for what the first builds."""
    VAR.mkdir(exist_ok=True)
    with (VAR / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def forget() -> None:
    say("· starting over: what the demo keeps in var/ goes")
    # The stamps first: killed halfway, nothing must believe that the rest still stands.
    shutil.rmtree(STAMPS, ignore_errors=True)
    for path in VAR.iterdir():
        if path.name in NOT_OURS:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def main() -> None:
    # Before anything is thrown away: who answers there may be this very demo.
    refuse_taken_port()
    began = time.monotonic()
    with alone():
        if "--reset" in sys.argv:
            forget()
        prepare("run")
        build()
    say(f"· ready after {time.monotonic() - began:.0f} s")
    os.chdir(ROOT)
    os.execve(PYTHON, [str(PYTHON), "manage.py", "serve_demo", "--port", PORT], environment())


if __name__ == "__main__":
    main()
