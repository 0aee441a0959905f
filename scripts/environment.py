"""Make .venv and fill it with the pins; told on the way, skipped when nothing changed.

Runs on the system's Python before anything is installed: standard library only.
"""

import hashlib
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
PINS = {
    "run": ["requirements.txt"],
    "dev": ["requirements.txt", "requirements/dev.txt"],
}


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def run(*command: str | Path, env: dict[str, str] | None = None) -> None:
    done = subprocess.run([str(part) for part in command], cwd=ROOT, env=env, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def digest(paths: list[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()


def make_venv() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - the system's Python may be older
        sys.exit("Makiti needs Python 3.11 or newer.")
    try:
        import ensurepip  # noqa: F401 - Debian ships venv and this in a package of their own
    except ImportError:
        sys.exit("Python's venv is missing. Type:  apt-get install python3-venv")
    run(sys.executable, "-m", "venv", VENV)


def has_pip() -> bool:
    """Whether .venv was made to its end: pip comes last."""
    asked = (str(PYTHON), "-m", "pip", "--version")
    return (
        PYTHON.exists() and not subprocess.run(asked, capture_output=True, check=False).returncode
    )


def prepare(kind: str) -> None:
    """Bring .venv up to the pins of `kind`."""
    pins = [ROOT / name for name in PINS[kind]]
    stamp, wanted = VENV / f".pins-{kind}", digest(pins)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    began = time.monotonic()
    if not has_pip():
        say("· making .venv")
        make_venv()
    say(f"· installing {' and '.join(PINS[kind])}")
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "-q")
    run(*pip, "--require-hashes", "-r", "requirements/bootstrap.txt")
    files = [part for name in PINS[kind] for part in ("-r", name)]
    run(PYTHON, "-m", "uv", "pip", "install", "-q", "--python", PYTHON, "--require-hashes", *files)
    stamp.write_text(wanted)
    say(f"  done in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    prepare(sys.argv[1] if len(sys.argv) > 1 else "run")
