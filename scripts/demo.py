"""`make demo`: from a fresh clone to a living market in one command.

Runs on the system's Python; whatever was done before is not done again.
"""

import os
import shutil
import socket
import subprocess
import sys
import time

from environment import PYTHON, ROOT, digest, prepare, say
from snapshot import unpack

VAR = ROOT / "var"
STAMPS = VAR / "stamps"
PORT = os.environ.get("PORT", "8000")


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
    market = digest(sorted(path for path in (ROOT / "fixtures").rglob("*") if path.is_file()))
    if stale("market", market):
        say("· filling the market: stores, products, pictures, people")
        wait_for({"load_demo": start("load_demo")})
        settle("market", market)


def refuse_taken_port() -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(PORT)))
        except (OSError, OverflowError, ValueError):
            sys.exit(f"Port {PORT} is taken or is no port. Another one:  make demo PORT=8001")


def main() -> None:
    if "--reset" in sys.argv:
        say("· starting over: var/ goes")
        shutil.rmtree(VAR, ignore_errors=True)
    refuse_taken_port()
    began = time.monotonic()
    prepare("run")
    build()
    say(f"· ready after {time.monotonic() - began:.0f} s")
    os.chdir(ROOT)
    os.execve(PYTHON, [str(PYTHON), "manage.py", "serve_demo", "--port", PORT], environment())


if __name__ == "__main__":
    main()
