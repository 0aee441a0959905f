"""Production refuses to start unsafe, and says what to set."""

import json
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
        ({"environ": SAFE["environ"] | {"SMS_URL": "console://"}}, "SMS_URL"),
        ({"environ": SAFE["environ"] | {"EMAIL_URL": "consolemail://"}}, "EMAIL_URL"),
        ({"environ": SAFE["environ"] | {"GOOGLE_URL": "http://idp.example"}}, "GOOGLE_URL"),
    ],
)
def test_each_unsafe_setting_is_named(change: dict[str, object], named: str) -> None:
    problems = unsafe_settings(**(SAFE | change))
    assert [p.split(":")[0] for p in problems] == [named]


def test_plain_http_is_for_this_machine_alone() -> None:
    shown = {"SMS_URL": "console://", "EMAIL_URL": "consolemail://", "GOOGLE_URL": "http://[::1]/"}
    rehearsal = SAFE | {
        "site_url": "http://localhost:8080",
        "allowed_hosts": ["localhost"],
        "environ": SAFE["environ"] | shown,
    }
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


ASK = """
import json
import django
django.setup()
from django.conf import settings
from django.test import Client
plain = Client().get("/robots.txt", headers={"host": "makiti.example"})
behind_proxy = Client().get(
    "/robots.txt", headers={"host": "makiti.example", "x-forwarded-proto": "https"}
)
names = [name for name in dir(settings) if name.endswith("_COOKIE_SECURE")]
print(json.dumps({
    "insecure_cookies": [name for name in names if not getattr(settings, name)],
    "cookies": names,
    "httponly": settings.SESSION_COOKIE_HTTPONLY,
    "letters": settings.EMAIL_BACKEND,
    "plain": [plain.status_code, plain.headers.get("Location")],
    "https": [behind_proxy.status_code, behind_proxy.headers.get("Strict-Transport-Security")],
}))
"""
COOKIES = {
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "LANGUAGE_COOKIE_SECURE",
    "OSCAR_BASKET_COOKIE_SECURE",
    "OSCAR_RECENTLY_VIEWED_COOKIE_SECURE",
}


# Nothing answers there, and says so at once: no name to look up on a machine without a line.
NOBODY = {
    "DATABASE_URL": "postgres://makiti@127.0.0.1:1/makiti",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "BROKER_URL": "amqp://127.0.0.1:1/makiti",
}


def test_production_speaks_https_alone(tmp_path: Path) -> None:
    environment = NOBODY | {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": SAFE["secret_key"],
        "ALLOWED_HOSTS": "makiti.example",
        "SITE_URL": SAFE["site_url"],
        "DATA_DIR": str(tmp_path),
    }
    asked = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ASK],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert asked.returncode == 0, asked.stderr
    told = json.loads(asked.stdout.splitlines()[-1])
    assert set(told["cookies"]) >= COOKIES
    assert told["insecure_cookies"] == []
    assert told["httponly"] is True
    # No mail server is set: codes go nowhere, and into no log.
    assert told["letters"] == "django.core.mail.backends.dummy.EmailBackend"
    assert told["plain"] == [301, "https://makiti.example/robots.txt"]
    assert told["https"] == [200, "max-age=31536000; includeSubDomains"]
