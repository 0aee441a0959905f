"""Who may hold the notification socket, and what it says."""

from types import SimpleNamespace
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from channels.routing import URLRouter
from channels.testing import WebsocketCommunicator

from config.asgi import application
from config.sockets import websocket_urlpatterns
from notifications.services.tell_person import tell_person
from notifications.sockets import SIGN_IN_FIRST, TOO_LARGE

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
        from asgiref.sync import sync_to_async

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
