"""How long `make demo` takes to its first page: cold, warm, and after kill -9.

`.venv/bin/python bench/start.py` works in a clone of its own that borrows this .venv, so the time
to install the pins is not in it; --install makes a .venv there too. Writes bench/start.md.
"""

import os
import platform
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "bench" / "start.md"
LEFT_OUT = {".git", ".venv", "var", "node_modules", "__pycache__", ".mypy_cache", ".ruff_cache"}
PAGES = ("/fr/", "/fr/shop/", "/en/shop/")
PATIENCE = 900


def a_free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def answers(port: int) -> bool:
    try:
        for page in PAGES:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{page}", timeout=60) as answer:
                if answer.status != 200:
                    return False
    except OSError:
        return False
    return True


def timed(clone: Path, port: int) -> float:
    """Seconds from the command to three pages that answer; then kill -9."""
    surroundings = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "DATA_DIR"}}
    began = time.perf_counter()
    process = subprocess.Popen(
        ["make", "demo"],
        cwd=clone,
        env=surroundings | {"PORT": str(port)},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while not answers(port):
            if process.poll() is not None or time.perf_counter() - began > PATIENCE:
                sys.exit("the demo did not come up")
            time.sleep(0.05)
        return time.perf_counter() - began
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="makiti-bench-") as place:
        clone, port = Path(place) / "makiti", a_free_port()
        shutil.copytree(ROOT, clone, ignore=lambda _at, names: LEFT_OUT & set(names))
        installing = "--install" in sys.argv
        if not installing:
            (clone / ".venv").symlink_to(Path(sys.prefix))
        names = (
            "the first time" + (", pins installed" if installing else ", pins there"),
            "again, after kill -9",
            "and again",
        )
        rows = [(name, timed(clone, port)) for name in names]
    load = os.getloadavg()[0]
    text = "\n".join(
        [
            "# From `make demo` to three pages",
            "",
            f"Printed by `make bench`: {os.cpu_count()} cores, Python {platform.python_version()}, "
            f"{time.strftime('%Y-%m-%d')}, load {load:.0f} by others. To be: under 180 s the first "
            "time with the pins installed, under 10 s again.",
            "",
            "| start | seconds |",
            "|---|---:|",
            *(f"| {name} | {seconds:.1f} |" for name, seconds in rows),
            "",
        ]
    )
    TABLE.write_text(text)
    print(text)


if __name__ == "__main__":
    main()
