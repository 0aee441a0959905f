"""Build a migrated database in a process of its own."""

import os
import subprocess
import sys

from tests.support.locks import ROOT


def migrate(*, url: str) -> None:
    print("migrating a template for the tests, once …", file=sys.stderr, flush=True)  # noqa: T201
    surroundings = os.environ | {
        "DATABASE_URL": url,
        "DATABASE_REPLICA_URL": "",
        "REDIS_URL": "",
        "BROKER_URL": "",
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity=0"],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"migrating {url.rsplit('@', maxsplit=1)[-1]} failed:\n{done.stderr}")
