"""Files that nobody should send, at the desk's own addresses: a process of their own sends them.

It may hold 1.2 GB in all; what each takes is told by `bench/uploads.py`, and bounded here.
"""

import json
import os
import shutil
import subprocess
import sys
from typing import Any

import pytest

from core.tests.hostile import HOSTILE, REFUSED, TAKEN
from tests.support.locks import ROOT
from tests.support.sqlite import template

# Of the processor, and beside what the first small photo took.
MOST_SECONDS, MOST_MEGABYTES = 3, 300
FRAMES = "gif-10000-frames"
EXPECTED = {name: verdict for name, (_make, verdict) in HOSTILE.items()} | {FRAMES: REFUSED}
Heard = dict[tuple[str, str], dict[str, Any]]


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    database = tmp_path_factory.mktemp("desk") / "db.sqlite3"
    shutil.copy(template(), database)
    done = subprocess.run(
        [sys.executable, "bench/uploads.py", str(database), "--json"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-300:] + done.stderr[-2000:]
    told = [json.loads(line) for line in done.stdout.splitlines()]
    return {(one["where"], one["name"]): one for one in told}


def test_every_file_was_sent_to_the_editor_and_most_to_the_others(heard: Heard) -> None:
    assert {name for where, name in heard if where == "photo"} == EXPECTED.keys()
    assert len(EXPECTED) >= 60
    for where in ("logo", "paper", "table"):
        assert sum(each == where for each, _name in heard) >= 50


@pytest.mark.parametrize("where", ["photo", "logo", "paper"])
def test_a_picture_is_drawn_anew_or_refused_with_a_sentence(heard: Heard, where: str) -> None:
    wrong = [
        (name, one)
        for (place, name), one in heard.items()
        if place == where
        and (
            (one["taken"] and EXPECTED[name] == REFUSED)
            or (not one["taken"] and (EXPECTED[name] == TAKEN or not one["said"].endswith(".")))
        )
    ]
    assert not wrong


def test_no_picture_or_program_passes_for_a_table(heard: Heard) -> None:
    tables = [one for (where, _name), one in heard.items() if where == "table"]
    assert [one["name"] for one in tables if one["taken"]] == []
    assert all(one["said"].endswith(".") for one in tables)


def test_none_takes_more_memory_or_time_than_it_may(heard: Heard) -> None:
    assert sum(one["megabytes"] for one in heard.values()) <= MOST_MEGABYTES
    assert max(one["seconds"] for one in heard.values()) <= MOST_SECONDS


def test_nothing_but_pixels_is_kept(heard: Heard) -> None:
    taken = [one for one in heard.values() if one["taken"]]
    assert len(taken) > 60
    assert all(one["clean"] for one in taken)
