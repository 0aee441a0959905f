"""The socket of a store and the courier of its parcel: whoever carries it, and nobody else."""

from typing import Any
from uuid import uuid4

import pytest
from asgiref.sync import async_to_sync

from core.sockets import NOT_YOURS
from shop.chat.models import Conversation, Message
from shop.chat.services.open_conversation import Subject, open_conversation
from shop.chat.tests.conftest import Road, say
from shop.chat.tests.test_sockets import closed_with, opened, socket_of, speak

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def parcel(road: Road, aissatou: Any, her_store: Any) -> Conversation:
    return open_conversation(aissatou, subject=Subject(store=her_store, parcel="C-1"))


def test_both_hear_each_other_live(parcel: Conversation, aissatou: Any, ibrahima: Any) -> None:
    async def run() -> None:
        seller, courier = await opened(aissatou, parcel), await opened(ibrahima, parcel)
        told = {"type": "say", "client_id": str(uuid4()), "text": "Le portail est bleu."}
        await seller.send_json_to(told)
        heard = (await courier.receive_json_from(timeout=5))["message"]
        assert (heard["text"], heard["mine"]) == ("Le portail est bleu.", False)
        answered = (await seller.receive_json_from(timeout=5))["message"]
        assert answered["mine"]
        await seller.disconnect()
        await courier.disconnect()

    async_to_sync(run)()


def test_shopper_rival_and_another_courier_do_not_join(
    parcel: Conversation, kadiatou: Any, fatou: Any, sekou: Any, other_store: Any
) -> None:
    async def run() -> None:
        for person in (kadiatou, fatou, sekou):
            socket = socket_of(person, parcel)
            assert (await socket.connect(timeout=5))[0]
            assert await closed_with(socket) == NOT_YOURS

    async_to_sync(run)()


@pytest.mark.parametrize("does", ["hears", "says", "types"])
def test_who_hands_the_parcel_on_hears_and_says_no_more(
    parcel: Conversation, road: Road, aissatou: Any, ibrahima: Any, sekou: Any, does: str
) -> None:
    async def run() -> None:
        socket = await opened(ibrahima, parcel)
        road.courier = sekou
        told = {"says": {"type": "say", "client_id": str(uuid4()), "text": "x"}}
        if does == "hears":
            await speak(aissatou, parcel, "SECRET")
        else:
            await socket.send_json_to(told.get(does) or {"type": "typing"})
        assert await closed_with(socket) == NOT_YOURS

    async_to_sync(run)()
    assert not Message.objects.filter(author=ibrahima).exists()


def test_once_it_is_there_nothing_more_is_said(
    parcel: Conversation, road: Road, aissatou: Any
) -> None:
    say(aissatou, parcel, "Vous y êtes ?")

    async def run() -> None:
        socket = await opened(aissatou, parcel)
        road.courier = None
        key = str(uuid4())
        await socket.send_json_to({"type": "say", "client_id": key, "text": "Encore là ?"})
        refused = await socket.receive_json_from(timeout=5)
        assert (refused["type"], refused["client_id"], refused["code"]) == ("refused", key, "gone")
        await socket.disconnect()

    async_to_sync(run)()
    assert Message.objects.count() == 1
