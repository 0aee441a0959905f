"""Everything that the environment can set, read in one place (docs: .env.example)."""

from pathlib import Path
from typing import Any

import environ

ROOT = Path(__file__).resolve().parents[2]


class Environment(environ.Env):
    """An empty value is a missing one: `.env.example` copied whole changes nothing."""

    def get_value(self, var: str, *args: Any, **kwargs: Any) -> Any:
        if self.ENVIRON.get(var) == "":
            del self.ENVIRON[var]
        return super().get_value(var, *args, **kwargs)


def read_env_file(path: Path) -> None:
    """What the environment says already is not changed by the file."""
    Environment.read_env(path, overwrite=False)


env = Environment()
read_env_file(ROOT / ".env")


def data_dir() -> Path:
    """Where the embedded database, media and collected static files live."""
    path = Path(env("DATA_DIR", default=str(ROOT / "var")))
    path.mkdir(parents=True, exist_ok=True)
    return path
