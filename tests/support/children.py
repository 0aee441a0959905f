"""Processes of a test's own on the test's database, to be killed where it hurts."""

import os
import signal
import subprocess
import sys
from typing import Any

from django.db import connection

from tests.support.locks import ROOT

START = "import os, sys, time, django\nsys.path[:0] = ['site', '.']\ndjango.setup()\n"


def database_url() -> str:
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    return (
        f"postgres://{found['USER']}:{found['PASSWORD']}@{found['HOST']}:{found['PORT']}"
        f"/{found['NAME']}"
    )


def run_until(word: str, *, code: str, arguments: list[Any]) -> None:
    """Run the code with Django set up, and kill -9 the process once it prints the word."""
    child = subprocess.Popen(
        [sys.executable, "-c", START + code, *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": database_url(), "BROKER_URL": "", "REDIS_URL": ""},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout
    with child.stdout as said:
        heard = []
        for line in said:
            heard.append(line.strip())
            if heard[-1] == word:
                break
    os.kill(child.pid, signal.SIGKILL)
    child.wait(10)
    assert heard[-1:] == [word], heard
