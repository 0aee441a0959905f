"""`.env.example` is a file that people copy whole."""

import os
import subprocess
import sys

from config.env import ROOT

LOAD = """
from pathlib import Path
from config.env import read_env_file
read_env_file(Path(".env.example"))
import django
django.setup()
from django.conf import settings as s
print(s.SITE_URL, s.DATABASES["default"]["ENGINE"], s.BROKER_URL == "", s.SLOW_QUERY_MS)
print(s.METRICS_NETWORKS, s.READY_REQUIRES, s.DATA_DIR == Path("var").resolve())
"""


def load_example(**environ: str) -> list[str]:
    kept = {"PATH": os.environ["PATH"], "PYTHONPATH": "site:.", **environ}
    done = subprocess.run(
        [sys.executable, "-c", LOAD],
        cwd=ROOT,
        env=kept,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_env_example_copied_whole_leaves_every_part_embedded():
    first, second = load_example(DJANGO_SETTINGS_MODULE="config.settings.dev")
    assert first == "http://localhost:8000 django.db.backends.sqlite3 True 100"
    assert second == "['127.0.0.0/8', '::1/128'] ['database', 'cache'] True"


def test_the_environment_wins_over_the_file():
    first, _ = load_example(
        DJANGO_SETTINGS_MODULE="config.settings.dev", SITE_URL="http://localhost:8135"
    )
    assert first.startswith("http://localhost:8135 ")
