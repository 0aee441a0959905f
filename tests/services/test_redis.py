"""Redis stopped and started: pages stay up, sockets come back and hear again."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.builders import PASSWORD
from tests.services.conftest import Shops
from tests.support.real_site import PATIENCE, RealSite, until

pytestmark = [pytest.mark.drill, pytest.mark.services("postgres", "redis", "broker")]

PERSON = "kadiatou@makiti.test"


@pytest.fixture
def person(site: RealSite) -> Iterator[httpx.Client]:
    """Somebody who is signed in."""
    with httpx.Client(base_url=site.url, timeout=60) as client:
        client.get("/fr/account/login/")
        form = {
            "login": PERSON,
            "password": PASSWORD,
            "csrfmiddlewaretoken": client.cookies["makiti_csrf"],
        }
        assert client.post("/fr/account/login/", data=form).status_code == 302
        yield client


@contextmanager
def a_socket(site: RealSite, person: httpx.Client) -> Iterator[ClientConnection]:
    cookies = "; ".join(f"{name}={value}" for name, value in person.cookies.items())
    with connect(
        f"ws://localhost:{site.port}/ws/notifications/",
        origin=site.url,  # type: ignore[arg-type]
        additional_headers={"Cookie": cookies},
    ) as socket:
        # The heartbeat: the group has been joined once it is answered.
        socket.send("ping")
        assert socket.recv(timeout=20) == "pong"
        yield socket


def hears(socket: ClientConnection) -> dict[str, str]:
    return dict(json.loads(socket.recv(timeout=30)))


def tell(site: RealSite, word: str) -> None:
    site.shell(
        "from accounts.models import User\n"
        "from notifications.services.tell_person import tell_person\n"
        f"person = User.objects.get(email={PERSON!r})\n"
        f"tell_person(user_id=person.pk, content={{'word': {word!r}}})"
    )


def closes(socket: ClientConnection) -> bool:
    """Whether the server hangs up: a socket that stayed open and deaf would be worse."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            socket.recv(timeout=1)
        except TimeoutError:
            continue
        except ConnectionClosed:
            return True
    return False


def can_connect(site: RealSite, person: httpx.Client) -> bool:
    try:
        with a_socket(site, person):
            return True
    except (ConnectionClosed, InvalidStatus, OSError, TimeoutError):
        return False


def test_without_redis_pages_go_on_and_sockets_come_back(
    site: RealSite, crowd: Shops, person: httpx.Client
) -> None:
    with crowd() as people, a_socket(site, person) as socket:
        # Longer than the shortest patience of anything between here and Redis.
        with pytest.raises(TimeoutError):
            socket.recv(timeout=7)
        tell(site, "before")
        assert hears(socket) == {"word": "before"}
        site.services("stop", "redis")
        try:
            assert not site.parts()["cache"]["ok"]
            people.wait_for_orders(2)
            # Whoever was signed in still is: the database keeps the session.
            assert person.get("/fr/account/orders/").status_code == 200
            assert closes(socket)
        finally:
            site.services("up", "redis")
        until(lambda: can_connect(site, person), what="a socket")
        with a_socket(site, person) as again:
            tell(site, "after")
            assert hears(again) == {"word": "after"}
        people.wait_for_orders(1)
    assert not people.faced()
