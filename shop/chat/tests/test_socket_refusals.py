"""What a socket of a conversation does not take, and that it says so."""

import json
from typing import Any
from uuid import uuid4

import pytest
from asgiref.sync import async_to_sync
from channels.testing import WebsocketCommunicator

from config.asgi import application
from shop.chat.models import Conversation, Message
from shop.chat.services.set_block import set_block
from shop.chat.tests.test_sockets import opened

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("headers", [[(b"origin", b"https://evil.example")], []])
def test_a_page_from_elsewhere_is_refused(conversation: Conversation, headers: Any) -> None:
    async def run() -> bool:
        address = f"/ws/chat/{conversation.pk}/"
        socket = WebsocketCommunicator(
            application, address, headers=[*headers, (b"host", b"localhost")]
        )
        return bool((await socket.connect(timeout=5))[0])

    assert async_to_sync(run)() is False


@pytest.mark.parametrize(
    "noise",
    [
        "x",
        "[]",
        "1",
        '{"type": 1}',
        '{"type": "chat.message", "number": 1}',
        '{"type": "seen", "number": "1"}',
        '{"type": "seen", "number": -1}',
        '{"type": "seen", "number": 1e400}',
        "[" * 900,
    ],
)
def test_noise_changes_nothing(conversation: Conversation, kadiatou: Any, noise: str) -> None:
    async def run() -> None:
        socket = await opened(kadiatou, conversation)
        await socket.send_to(text_data=noise)
        await socket.send_to(text_data="ping")
        assert await socket.receive_from(timeout=5) == "pong"
        await socket.disconnect()

    async_to_sync(run)()


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"client_id": "x", "text": "a"}, "invalid"),
        ({"client_id": None, "text": "a"}, "invalid"),
        ({"client_id": 12, "text": ["a"]}, "invalid"),
        ({"text": ""}, "empty"),
        ({"text": "a" * 4001}, "too_long"),
        ({"text": "a"}, "blocked"),
    ],
)
def test_what_is_refused_is_said(
    conversation: Conversation, kadiatou: Any, aissatou: Any, told: Any, code: str
) -> None:
    if code == "blocked":
        set_block(aissatou, conversation=conversation, blocked=True)

    async def run() -> None:
        socket = await opened(kadiatou, conversation)
        await socket.send_json_to({"type": "say", "client_id": str(uuid4())} | told)
        answer = await socket.receive_json_from(timeout=5)
        assert (answer["type"], answer["code"]) == ("refused", code)
        await socket.disconnect()

    async_to_sync(run)()
    assert not Message.objects.exists()


def test_four_thousand_letters_of_any_script_go_through(
    conversation: Conversation, kadiatou: Any
) -> None:
    async def run() -> None:
        socket = await opened(kadiatou, conversation)
        told = {"type": "say", "client_id": str(uuid4()), "text": "ߒ" * 4000}
        await socket.send_to(text_data=json.dumps(told))
        assert (await socket.receive_json_from(timeout=5))["type"] == "message"
        await socket.disconnect()

    async_to_sync(run)()
