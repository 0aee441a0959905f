"""Everything that the environment can set, read in one place (docs: .env.example)."""

from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parents[2]

env = environ.Env()
environ.Env.read_env(ROOT / ".env", overwrite=False)


def data_dir() -> Path:
    """Where the embedded database, media and collected static files live."""
    path = Path(env("DATA_DIR", default=str(ROOT / "var")))
    path.mkdir(parents=True, exist_ok=True)
    return path
