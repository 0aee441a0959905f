"""`scripts/services` by two at once, and stopped while something is being made."""

import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.locks import ROOT
from tests.support.real_site import PATIENCE, RealSite, until
from tests.support.servers import a_free_port

pytestmark = [pytest.mark.drill, pytest.mark.services("postgres")]


class Folder:
    """Services of the test's own: PostgreSQL alone, which is the slowest to make."""

    def __init__(self, place: Path) -> None:
        self.path = place / "services"
        self.surroundings = os.environ | {
            "SERVICES_DIR": str(self.path),
            "SERVICES_PORT_BASE": str(a_free_port()),
        }

    def run(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            ["scripts/services", *words],
            cwd=ROOT,
            env=self.surroundings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def done(self, *words: str) -> str:
        return finished(self.run(*words))

    def postmasters(self) -> list[str]:
        found = [
            path.read_bytes().split(b"\0")
            for path in Path("/proc").glob("[0-9]*/cmdline")
            if path.parent.name != "self"
        ]
        mine = str(self.path / "postgres").encode()
        return [parts[0].decode() for parts in found if mine in parts and b"keep" not in parts[0]]


def finished_all(*processes: subprocess.Popen[str]) -> list[str]:
    said = [process.communicate(timeout=PATIENCE * 2)[0] for process in processes]
    assert [process.returncode for process in processes] == [0] * len(said), said
    return said


def finished(process: subprocess.Popen[str]) -> str:
    return finished_all(process)[0]


@pytest.fixture
def folder() -> Iterator[Folder]:
    with tempfile.TemporaryDirectory(prefix="makiti-up-") as place:
        Path(place).chmod(0o755)
        folder = Folder(Path(place))
        yield folder
        finished(folder.run("down"))
        assert not folder.path.exists()


def test_one_who_starts_beside_one_who_stops_is_up_or_is_not(folder: Folder) -> None:
    folder.done("up", "--fast", "postgres")
    finished_all(folder.run("down"), folder.run("up", "--fast", "postgres"))
    # Whoever came second has the last word.
    code = folder.run("status")
    said, _ = code.communicate(timeout=PATIENCE)
    assert (code.returncode, len(folder.postmasters()) > 0) in {(0, True), (3, False)}, said


def test_a_folder_of_somebody_else_is_left_as_it_is(folder: Folder) -> None:
    folder.path.mkdir()
    (folder.path / "letter").write_text("mine")
    refused = folder.run("up", "--fast", "postgres")
    said, _ = refused.communicate(timeout=PATIENCE)
    assert refused.returncode == 1
    assert "holds something else" in said
    assert folder.done("down") == "services: nothing to stop\n"
    assert [path.name for path in folder.path.iterdir()] == ["letter"]
    (folder.path / "letter").unlink()
    folder.path.rmdir()


def test_two_who_start_at_once_share_one_and_a_third_changes_nothing(folder: Folder) -> None:
    finished_all(folder.run("up", "--fast", "postgres"), folder.run("up", "--fast", "postgres"))
    keeper = (folder.path / "pids" / "postgres").read_text()
    address = folder.done("env")
    assert "answers" in folder.done("status")
    folder.done("up", "--fast", "postgres")
    assert (folder.path / "pids" / "postgres").read_text() == keeper
    assert folder.done("env") == address


def test_two_who_stop_at_once_leave_nothing(folder: Folder) -> None:
    folder.done("up", "--fast", "postgres")
    finished_all(folder.run("down"), folder.run("down"))
    assert not folder.path.exists()
    assert not folder.postmasters()


def test_who_starts_the_dead_again_lets_the_stopped_be(folder: Folder) -> None:
    folder.done("up", "--fast", "postgres")
    os.kill(int((folder.path / "pids" / "postgres").read_text()), signal.SIGKILL)
    until(lambda: not folder.postmasters(), what="PostgreSQL to end with its keeper")
    assert "starting postgres" in folder.done("again", "postgres")
    stopping = folder.run("stop", "postgres")
    beside = [folder.run("again", "postgres") for _ in range(8)]
    finished_all(stopping, *beside)
    # Whoever came before the stop changed nothing, whoever came after it was not wanted.
    assert not folder.postmasters()
    assert not (folder.path / "pids" / "postgres").exists()


def test_down_while_the_tables_are_made_leaves_nothing_running(site: RealSite) -> None:
    """Another `make services` beside the one of the other drills."""
    with tempfile.TemporaryDirectory(prefix="makiti-down-") as place:
        Path(place).chmod(0o755)
        other = RealSite(Path(place) / "services", mails=Path(place) / "mails")
        command = other.begin()
        until(lambda: other._tables_made() > 5, what=lambda: f"tables\n{other.tail()}", seconds=600)
        assert "nothing left behind" in other.services("down")
        command.wait(PATIENCE)
        assert not other.folder.exists()
        assert not other.processes()
    assert site.is_ready()
