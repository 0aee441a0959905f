"""`.env.example` is a file that people copy whole."""

import os
import re
import subprocess
import sys
from fnmatch import fnmatch

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


# What the outside counts on (a star: at least one name that begins so).
PROMISED = """
    SECRET_KEY DEBUG ALLOWED_HOSTS SITE_URL DATABASE_URL DATABASE_REPLICA_URL REDIS_URL BROKER_URL
    MONGODB_URL EMAIL_URL SENTRY_DSN STRIPE_* PAYPAL_* ORANGE_MONEY_* MOMO_* GOOGLE_CLIENT_ID
    GOOGLE_CLIENT_SECRET GOOGLE_MAPS_API_KEY MAP_TILE_URL SMS_URL RECAPTCHA_*
"""
ROOMS = ("site", "shop", "content", "sellers", "logistics")
READ = re.compile(r"""\benv(?:\.\w+)?\(\s*["']([A-Z][A-Z0-9_]+)["']""")


def listed() -> list[str]:
    lines = (ROOT / ".env.example").read_text().splitlines()
    return [line.split("=")[0] for line in lines if re.match(r"[A-Z]", line)]


def read_by_the_code() -> set[str]:
    found: set[str] = set()
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            if "tests" not in path.parts:
                found |= set(READ.findall(path.read_text()))
    return found


def test_all_that_is_promised_is_listed():
    names = listed()
    missing = [
        promise
        for promise in PROMISED.split()
        if not any(name == promise or fnmatch(name, promise) for name in names)
    ]
    assert not missing


def test_all_that_the_code_reads_is_listed():
    read = read_by_the_code()
    assert {"SECRET_KEY", "DEBUG", "SMS_DAILY_BUDGET", "METRICS_NETWORKS"} <= read
    assert not read - set(listed())


def test_what_the_procfile_takes_is_listed_with_the_same_value():
    taken = dict(re.findall(r"\$\{([A-Z_]+):-([^}]*)\}", (ROOT / "Procfile").read_text()))
    lines = (ROOT / ".env.example").read_text().splitlines()
    said = dict(line.split("=", 1) for line in lines if re.match(r"[A-Z]", line))
    del taken["DATA_DIR"]  # its own value follows from where the tree lies
    assert len(taken) >= 6
    assert {name: said.get(name) for name in taken} == taken


def test_nothing_is_listed_twice():
    names = listed()
    assert len(names) == len(set(names))


def test_what_is_set_there_is_what_would_be_without_it():
    """Copied whole it changes nothing; the address of the site is the demo's own."""
    done = load_example(DJANGO_SETTINGS_MODULE="config.settings.dev")
    bare = subprocess.run(
        [sys.executable, "-c", LOAD.replace('read_env_file(Path(".env.example"))', "")],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": "site:."}
        | {"DJANGO_SETTINGS_MODULE": "config.settings.dev"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert bare.stdout.splitlines() == done


def test_guides_name_settings_that_exist():
    """A name that a guide tells people to set, and that nobody reads, costs them an evening."""
    known = set(listed()) | {"DJANGO_SETTINGS_MODULE", "ICU_LOCALE", "LOCALE_PROVIDER"}
    known |= set(re.findall(r"\$\{([A-Z_]+):-", (ROOT / "deploy/backup").read_text()))
    guides = ("deploy/README.md", "README.md", "CONTRIBUTING.md", "docs/notifications.md")
    named = {
        name
        for guide in guides
        for name in re.findall(r"\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b", (ROOT / guide).read_text())
    }
    assert len(named) > 15
    assert named - known == set()
