"""Production refuses to start unsafe, and says what to set."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.safety import unsafe_settings

ROOT = Path(__file__).resolve().parents[3]
SAFE = {
    "secret_key": "k7#pQ2!vX9@mZ4$wN8%rT1^yB6&uC3*eF5(gH0)jLaSdPoIuYt",
    "debug": False,
    "allowed_hosts": ["makiti.example"],
    "site_url": "https://makiti.example",
    "environ": {
        "DATABASE_URL": "postgres://makiti@db/makiti",
        "REDIS_URL": "redis://cache:6379/0",
        "BROKER_URL": "amqp://broker/makiti",
    },
}


def test_a_safe_set_has_no_problem() -> None:
    assert unsafe_settings(**SAFE) == []


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"secret_key": ""}, "SECRET_KEY"),
        ({"secret_key": "short"}, "SECRET_KEY"),
        ({"secret_key": "a" * 60}, "SECRET_KEY"),
        ({"debug": True}, "DEBUG"),
        ({"allowed_hosts": []}, "ALLOWED_HOSTS"),
        ({"allowed_hosts": ["*"]}, "ALLOWED_HOSTS"),
        ({"allowed_hosts": ["other.example"]}, "ALLOWED_HOSTS"),
        ({"site_url": "http://makiti.example"}, "SITE_URL"),
        ({"environ": SAFE["environ"] | {"DATABASE_URL": "sqlite:///x"}}, "DATABASE_URL"),
        ({"environ": SAFE["environ"] | {"REDIS_URL": ""}}, "REDIS_URL"),
        ({"environ": SAFE["environ"] | {"BROKER_URL": ""}}, "BROKER_URL"),
    ],
)
def test_each_unsafe_setting_is_named(change: dict[str, object], named: str) -> None:
    problems = unsafe_settings(**(SAFE | change))
    assert [p.split(":")[0] for p in problems] == [named]


def test_plain_http_is_for_this_machine_alone() -> None:
    rehearsal = SAFE | {"site_url": "http://localhost:8080", "allowed_hosts": ["localhost"]}
    assert unsafe_settings(**rehearsal) == []


def test_production_does_not_start_on_a_bare_environment() -> None:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}"}
    started = subprocess.run(
        [sys.executable, "-c", "import config.settings.production"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert started.returncode != 0
    for name in ("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "BROKER_URL"):
        assert f"- {name}: " in started.stderr
