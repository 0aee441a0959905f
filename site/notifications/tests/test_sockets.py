"""Who may hold the notification socket, and what it says."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from channels.routing import URLRouter
from channels.testing import WebsocketCommunicator
from django.conf import settings
from django.test import Client

from accounts.models import User
from config.asgi import application
from config.sockets import websocket_urlpatterns
from core import sockets
from core.sockets import SIGN_IN_FIRST, TOO_FAST, TOO_LARGE, TOO_MANY_TABS
from notifications.services.notify import notify
from notifications.services.tell_person import tell_person
from notifications.sockets import NotificationSocket
from tests.builders import a_user

ADDRESS = "/ws/notifications/"


def socket_of(user_id: int | None) -> WebsocketCommunicator:
    socket = WebsocketCommunicator(URLRouter(websocket_urlpatterns), ADDRESS)
    socket.scope["user"] = SimpleNamespace(pk=user_id, is_authenticated=user_id is not None)
    return socket


async def closed_with(socket: WebsocketCommunicator) -> int:
    return int((await socket.receive_output(timeout=5))["code"])


def test_a_stranger_is_told_to_sign_in() -> None:
    async def run() -> None:
        socket = socket_of(None)
        assert (await socket.connect(timeout=5))[0]
        assert await closed_with(socket) == SIGN_IN_FIRST

    async_to_sync(run)()


def test_a_page_from_elsewhere_is_refused() -> None:
    async def run() -> bool:
        headers = [(b"origin", b"https://evil.example"), (b"host", b"localhost")]
        socket = WebsocketCommunicator(application, ADDRESS, headers=headers)
        return bool((await socket.connect(timeout=5))[0])

    assert async_to_sync(run)() is False


def test_the_heartbeat_is_answered_and_noise_is_not() -> None:
    async def run() -> None:
        socket = socket_of(1)
        await socket.connect(timeout=5)
        await socket.send_to(text_data="noise")
        await socket.send_to(text_data="ping")
        assert await socket.receive_from(timeout=5) == "pong"
        assert await socket.receive_nothing(timeout=0.05)
        await socket.disconnect()

    async_to_sync(run)()


@pytest.mark.django_db(transaction=True)
def test_a_page_that_has_joined_asks_what_it_missed(kadiatou: User) -> None:
    notify(kadiatou, kind="order.new", context={"number": "MK-1", "items": 1, "total": "1 GNF"})

    async def run() -> None:
        socket = socket_of(kadiatou.pk)
        socket.scope["user"] = kadiatou
        await socket.connect(timeout=5)
        await socket.send_to(text_data="unread")
        assert await socket.receive_json_from(timeout=5) == {"type": "unread", "unread": 1}
        await socket.disconnect()

    async_to_sync(run)()


@pytest.mark.parametrize("content", [{"text_data": "x" * 1025}, {"bytes_data": b"\x00"}])
def test_what_is_too_large_or_binary_closes(content: dict[str, Any]) -> None:
    async def run() -> None:
        socket = socket_of(1)
        await socket.connect(timeout=5)
        await socket.send_to(**content)
        assert await closed_with(socket) == TOO_LARGE

    async_to_sync(run)()


def test_every_page_of_one_person_hears_and_nobody_else() -> None:
    async def run() -> None:
        kadiatou, twin, fatou = socket_of(1), socket_of(1), socket_of(2)
        for socket in (kadiatou, twin, fatou):
            await socket.connect(timeout=5)
        await sync_to_async(tell_person)(user_id=1, content={"kind": "hello"})
        for socket in (kadiatou, twin):
            assert await socket.receive_json_from(timeout=5) == {"kind": "hello"}
        assert await fatou.receive_nothing(timeout=0.05)
        for socket in (kadiatou, twin, fatou):
            await socket.disconnect()

    async_to_sync(run)()


# --- Guards ---------------------------------------------------------------------------------
def test_a_page_that_was_told_to_close_hears_nothing_more() -> None:
    """The browser may take its time to answer; what comes meanwhile is not for it."""

    async def run() -> None:
        socket = socket_of(1)
        await socket.connect(timeout=5)
        await socket.send_to(text_data="x" * 1025)
        assert await closed_with(socket) == TOO_LARGE
        await sync_to_async(tell_person)(user_id=1, content={"unread": 4})
        assert await socket.receive_nothing(timeout=0.1)
        await socket.disconnect()

    async_to_sync(run)()


def test_too_many_messages_close() -> None:
    async def run() -> None:
        socket = socket_of(1)
        await socket.connect(timeout=5)
        for _ in range(30):
            await socket.send_to(text_data="noise")
        assert await closed_with(socket) == TOO_FAST

    async_to_sync(run)()


def test_sockets_that_broke_leave_room_for_those_that_come(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Redis goes away: pages try again and again, and get in when it is back."""

    async def gone(*_: Any) -> None:
        raise ConnectionError

    async def run() -> None:
        before = socket_of(1)
        await before.connect(timeout=5)
        with monkeypatch.context() as outage:
            outage.setattr(sockets.PersonSocket, "join", gone)
            for _ in range(sockets.MOST_TABS + 5):
                broken = socket_of(1)
                # Accepted, so that a browser could read why, and broken off then.
                await broken.connect(timeout=5)
                with pytest.raises(ConnectionError):
                    await broken.wait(timeout=5)
        assert len(sockets._open[1]) == 1
        after = socket_of(1)
        await after.connect(timeout=5)
        for socket in (before, after):
            await socket.send_to(text_data="ping")
            assert await socket.receive_from(timeout=5) == "pong"
            await socket.disconnect()
        assert 1 not in sockets._open

    async_to_sync(run)()


def test_an_oldest_tab_that_is_gone_takes_nobody_along(monkeypatch: pytest.MonkeyPatch) -> None:
    async def gone(*_: Any) -> None:
        raise OSError

    monkeypatch.setattr(sockets, "MOST_TABS", 1)

    async def run() -> None:
        first, second = socket_of(1), socket_of(1)
        await first.connect(timeout=5)
        monkeypatch.setattr(sockets.PersonSocket, "leave", gone)
        await second.connect(timeout=5)
        await second.send_to(text_data="ping")
        assert await second.receive_from(timeout=5) == "pong"
        for socket in (first, second):
            await socket.disconnect()

    async_to_sync(run)()


def test_the_oldest_of_too_many_tabs_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "MOST_TABS", 2)

    async def run() -> None:
        tabs = [socket_of(77) for _ in range(3)]
        for tab in tabs:
            await tab.connect(timeout=5)
        assert await closed_with(tabs[0]) == TOO_MANY_TABS
        for tab in tabs[1:]:
            await tab.send_to(text_data="ping")
            assert await tab.receive_from(timeout=5) == "pong"
            await tab.disconnect()

    async_to_sync(run)()
    assert 77 not in sockets._open


def test_a_reader_that_does_not_read_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "SLOWEST", 0.05)

    async def run() -> None:
        stuck = asyncio.Event()
        given: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

        async def write(message: dict[str, Any]) -> None:
            if message["type"] == "websocket.send":
                await stuck.wait()

        scope = {"type": "websocket", "path": ADDRESS, "user": socket_of(5).scope["user"]}
        app = asyncio.create_task(NotificationSocket.as_asgi()(scope, given.get, write))
        await given.put({"type": "websocket.connect"})
        await given.put({"type": "websocket.receive", "text": "ping"})
        # Ends by itself, though the reader never reads.
        await asyncio.wait_for(app, timeout=10)

    async_to_sync(run)()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("how", ["signs_out", "is_ended_elsewhere", "is_closed_as_a_person"])
def test_a_tab_that_is_signed_out_hears_nothing_more(how: str) -> None:
    kadiatou = a_user(email="kadiatou@makiti.test")
    client = Client()
    client.force_login(kadiatou)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"

    async def run() -> int:
        headers = [
            (b"origin", b"http://localhost"),
            (b"host", b"localhost"),
            (b"cookie", cookie.encode()),
        ]
        socket = WebsocketCommunicator(application, ADDRESS, headers=headers)
        assert (await socket.connect(timeout=5))[0]
        await socket.send_to(text_data="ping")
        assert await socket.receive_from(timeout=5) == "pong"
        if how == "signs_out":
            await sync_to_async(client.logout)()
        elif how == "is_ended_elsewhere":
            await sync_to_async(client.session.delete)()
        else:
            await User.objects.filter(pk=kadiatou.pk).aupdate(is_active=False)
        if how != "signs_out":
            await socket.send_to(text_data="ping")
        return await closed_with(socket)

    assert async_to_sync(run)() == SIGN_IN_FIRST


@pytest.mark.services("redis")
def test_a_socket_that_hears_nothing_for_a_while_stays_open() -> None:
    async def run() -> None:
        from asgiref.sync import sync_to_async

        socket = socket_of(1)
        await socket.connect(timeout=5)
        # Longer than one wait of the layer, and than the shortest patience of its library.
        assert await socket.receive_nothing(timeout=6)
        await sync_to_async(tell_person)(user_id=1, content={"kind": "hello"})
        assert await socket.receive_json_from(timeout=5) == {"kind": "hello"}
        await socket.disconnect()

    async_to_sync(run)()
