"""Fifty open sockets of a real server: everything arrives, once and in its order."""

import asyncio
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.locks import ROOT
from tests.support.market import Market
from tests.support.sqlite import template
from tests.support.talkers import Talkers

pytestmark = pytest.mark.sockets

CONVERSATIONS, BROWSERS, ROUNDS, NOTICES = 23, 4, 4, 6


class Place(Market):
    """A site with nothing in it but who talks, served by the very command of the demo."""

    def build(self) -> None:
        (self.folder / "db.sqlite3").write_bytes(template().read_bytes())
        self.mails.mkdir()

    def inside(self, code: str) -> Any:
        """What a second process of the same site answers."""
        names = "import json\nfrom tests.support.talkers import a_crowd, tell\n"
        done = subprocess.run(
            [
                sys.executable,
                "manage.py",
                "shell",
                "-v",
                "0",
                "-c",
                f"{names}print(json.dumps({code}))",
            ],
            cwd=ROOT,
            env=self._surroundings() | {"PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@pytest.fixture
def place() -> Iterator[Place]:
    with tempfile.TemporaryDirectory(prefix="makiti-sockets-") as folder:
        place = Place(Path(folder))
        place.build()
        yield place


def test_fifty_sockets_hear_everything_once_and_in_order(place: Place) -> None:
    crowd = place.inside(f"a_crowd(conversations={CONVERSATIONS}, stores=3)")
    talkers = Talkers(place.port, crowd, browsers=BROWSERS)

    async def run() -> list[int]:
        await talkers.open()
        assert len(talkers.every) == 50
        for number in range(CONVERSATIONS * ROUNDS):
            await talkers.say(number, f"{number}")
        person = crowd["person"]
        told = f"[tell({person}, number=n) for n in range({NOTICES})]"
        notices = await asyncio.to_thread(place.inside, told)
        await talkers.until_all_came(told=NOTICES)
        await talkers.close()
        return list(notices)

    with place.served():
        notices = asyncio.run(run())
    heard = talkers.heard
    assert heard.refused == []
    assert heard.numbers == {at: [1, 2, 3, 4] for at in range(CONVERSATIONS)}
    assert set(heard.came) == set(heard.said)
    assert {pk: set(at) for pk, at in heard.rung.items()} == {
        pk: set(range(BROWSERS)) for pk in notices
    }
    assert set(heard.unread.values()) == {NOTICES}
    written = place.ask("SELECT conversation_id, group_concat(text) FROM chat_message GROUP BY 1")
    assert len(written) == CONVERSATIONS
    for _key, texts in written:
        numbers = [int(text) for text in texts.split(",")]
        assert [number - numbers[0] for number in numbers] == [0, 23, 46, 69]
