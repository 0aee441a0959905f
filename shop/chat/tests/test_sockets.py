"""Who may hold the socket of a conversation, and what it hears and says."""

from typing import Any
from uuid import uuid4

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from channels.routing import URLRouter
from channels.testing import WebsocketCommunicator
from django.conf import settings
from django.test import Client

from config.asgi import application
from config.sockets import websocket_urlpatterns
from core import outbox
from core.sockets import NOT_YOURS, SIGN_IN_FIRST
from shop.chat import presence
from shop.chat.models import Conversation, Message
from shop.chat.selectors import side_of
from shop.chat.services.mark_seen import mark_seen
from shop.chat.services.open_conversation import Subject, open_conversation
from shop.chat.tests.conftest import say

pytestmark = pytest.mark.django_db(transaction=True)


def socket_of(person: Any, conversation: Conversation) -> WebsocketCommunicator:
    address = f"/ws/chat/{conversation.pk}/"
    socket = WebsocketCommunicator(URLRouter(websocket_urlpatterns), address)
    socket.scope["user"] = person
    return socket


async def opened(person: Any, conversation: Conversation) -> WebsocketCommunicator:
    socket = socket_of(person, conversation)
    assert (await socket.connect(timeout=5))[0]
    await socket.send_to(text_data="ping")
    assert await socket.receive_from(timeout=5) == "pong"
    return socket


async def closed_with(socket: WebsocketCommunicator) -> int:
    return int((await socket.receive_output(timeout=5))["code"])


async def speak(person: Any, conversation: Conversation, text: str) -> Message:
    message = await sync_to_async(say)(person, conversation, text)
    await sync_to_async(outbox.drain)()
    return message


def test_a_message_reaches_both_sides_as_each_reads_it(
    conversation: Conversation, kadiatou: Any, aissatou: Any, mamadou: Any
) -> None:
    async def run() -> None:
        people = (kadiatou, aissatou, mamadou)
        sockets = [await opened(person, conversation) for person in people]
        key = str(uuid4())
        told = {"type": "say", "client_id": key, "text": "Oui <b>"}
        await sockets[1].send_json_to(told)
        answer = await sockets[1].receive_json_from(timeout=5)
        assert (answer["type"], answer["message"]["client_id"]) == ("message", key)
        await sync_to_async(outbox.drain)()
        others = (sockets[0], sockets[2])
        heard = [(await socket.receive_json_from(timeout=5))["message"] for socket in others]
        assert [m["mine"] for m in [*heard, answer["message"]]] == [False, True, True]
        assert [m["who"] for m in [*heard, answer["message"]]] == [
            "Boutique Aïssatou",
            "Aïssatou",
            "",
        ]
        assert {m["text"] for m in [*heard, answer["message"]]} == {"Oui <b>"}
        # Sent again after a bad line: the same message, and nobody hears it twice.
        await sockets[1].send_json_to(told)
        assert (await sockets[1].receive_json_from(timeout=5))["message"]["number"] == 1
        for socket in sockets:
            assert await socket.receive_nothing(timeout=0.05)
            await socket.disconnect()

    async_to_sync(run)()
    assert Message.objects.count() == 1


def test_read_marks_and_typing_go_to_the_other_side_alone(
    conversation: Conversation, kadiatou: Any, aissatou: Any, mamadou: Any
) -> None:
    async def run() -> None:
        await speak(kadiatou, conversation, "un")
        shopper, seller, mate = [
            await opened(person, conversation) for person in (kadiatou, aissatou, mamadou)
        ]
        await seller.send_json_to({"type": "seen", "number": 1})
        assert await shopper.receive_json_from(timeout=5) == {"type": "seen", "number": 1}
        await seller.send_json_to({"type": "typing"})
        assert await shopper.receive_json_from(timeout=5) == {"type": "typing"}
        for socket in (shopper, seller, mate):
            assert await socket.receive_nothing(timeout=0.05)
            await socket.disconnect()

    async_to_sync(run)()
    assert side_of(aissatou, conversation=conversation).unread == 0


def test_a_page_learns_at_its_heartbeat_what_it_missed(
    conversation: Conversation, kadiatou: Any, aissatou: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever wrote was cut off between the commit and the telling."""

    async def run() -> None:
        socket = await opened(aissatou, conversation)
        with monkeypatch.context() as lost:
            lost.setattr("shop.chat.append.tell_pages", lambda *_: None)
            await speak(kadiatou, conversation, "Bonjour")
        assert await socket.receive_nothing(timeout=0.05)
        await socket.send_json_to({"type": "have", "number": 0})
        assert await socket.receive_json_from(timeout=5) == {"type": "last", "number": 1}
        await socket.send_json_to({"type": "have", "number": 1})
        assert await socket.receive_nothing(timeout=0.05)
        await socket.disconnect()

    async_to_sync(run)()


def test_who_is_no_moderator_any_more_hears_the_team_s_no_more(
    kadiatou: Any, moderator: Any
) -> None:
    asked = open_conversation(kadiatou, subject=Subject())

    async def run() -> None:
        socket = await opened(moderator, asked)
        await speak(kadiatou, asked, "personne")
        assert (await socket.receive_json_from(timeout=5))["message"]["text"] == "personne"
        assert (await socket.receive_json_from(timeout=5))["message"]["handed_over"]
        await sync_to_async(moderator.groups.clear)()
        await speak(kadiatou, asked, "SECRET")
        assert await closed_with(socket) == NOT_YOURS

    async_to_sync(run)()


def test_strangers_do_not_join(
    conversation: Conversation, fatou: Any, ibrahima: Any, admin: Any, other_store: Any
) -> None:
    async def run() -> None:
        for person in (fatou, ibrahima, admin):
            socket = socket_of(person, conversation)
            assert (await socket.connect(timeout=5))[0]
            assert await closed_with(socket) == NOT_YOURS

    async_to_sync(run)()


@pytest.mark.parametrize("does", ["hears", "says", "types", "sees", "beats"])
def test_who_leaves_the_team_hears_and_says_no_more(
    conversation: Conversation, kadiatou: Any, mamadou: Any, her_store: Any, does: str
) -> None:
    async def run() -> None:
        socket = await opened(mamadou, conversation)
        await sync_to_async(her_store.users.remove)(mamadou)
        if does == "hears":
            await speak(kadiatou, conversation, "SECRET")
        elif does == "beats":
            await socket.send_to(text_data="ping")
            assert await socket.receive_from(timeout=5) == "pong"
        else:
            told = {
                "says": {"type": "say", "client_id": str(uuid4()), "text": "x"},
                "types": {"type": "typing"},
                "sees": {"type": "seen", "number": 1},
            }
            await socket.send_json_to(told[does])
        assert await closed_with(socket) == NOT_YOURS

    async_to_sync(run)()
    assert not Message.objects.filter(author=mamadou).exists()


def test_a_tab_that_is_signed_out_hears_nothing_more(
    conversation: Conversation, kadiatou: Any, aissatou: Any
) -> None:
    client = Client()
    client.force_login(kadiatou)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"

    async def run() -> None:
        headers = [
            (b"origin", b"http://localhost"),
            (b"host", b"localhost"),
            (b"cookie", cookie.encode()),
        ]
        address = f"/ws/chat/{conversation.pk}/"
        socket = WebsocketCommunicator(application, address, headers=headers)
        assert (await socket.connect(timeout=5))[0]
        await socket.send_to(text_data="ping")
        assert await socket.receive_from(timeout=5) == "pong"
        await sync_to_async(client.logout)()
        assert await closed_with(socket) == SIGN_IN_FIRST
        await speak(aissatou, conversation, "SECRET")
        assert await socket.receive_nothing(timeout=0.5)

    async_to_sync(run)()


def test_an_open_page_is_known_to_be_open(conversation: Conversation, kadiatou: Any) -> None:
    async def run() -> None:
        socket = await opened(kadiatou, conversation)
        assert presence.is_reading(conversation.pk, person=kadiatou.pk)
        await socket.disconnect()
        assert not presence.is_reading(conversation.pk, person=kadiatou.pk)

    async_to_sync(run)()


def test_a_layer_that_is_away_loses_no_message(
    conversation: Conversation, kadiatou: Any, aissatou: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Away:
        async def group_send(self, *_: Any) -> None:
            raise OSError("no line")

    monkeypatch.setattr("shop.chat.live.get_channel_layer", Away)
    say(kadiatou, conversation, "un")
    outbox.drain()
    assert mark_seen(aissatou, conversation=conversation, number=1)
    assert Message.objects.get().text == "un"
