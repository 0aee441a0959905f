"""Many people with open sockets of a running site: those who write, and those who hear it.

The rows are made inside the site (`a_crowd`), the sockets stand outside (`Talkers`).
"""

import asyncio
import json
import time
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from websockets.asyncio.client import ClientConnection, connect

PATIENCE = 60.0


# --- Inside the site --------------------------------------------------------------------------
def people(count: int, *, name: str) -> list[Any]:
    from accounts.models import User

    mark = uuid4().hex[:8]
    return [
        User.objects.create(email=f"{name}{n}-{mark}@makiti.test", first_name=name.title())
        for n in range(count)
    ]


def cookie_of(person: Any) -> str:
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(person)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def a_crowd(*, conversations: int, stores: int) -> dict[str, Any]:
    """Conversations with the cookies of both sides, and one more person with theirs."""
    from shop.chat.services.open_conversation import Subject, open_conversation
    from shop.partner.models import Partner

    sellers = people(stores, name="seller")
    shops = [Partner.objects.create(name=f"Banc {one.pk}", code=f"b-{one.pk}") for one in sellers]
    for store, seller in zip(shops, sellers, strict=True):
        store.users.add(seller)
    cookies = [cookie_of(seller) for seller in sellers]
    rows = []
    for number, shopper in enumerate(people(conversations, name="shopper")):
        begun = open_conversation(shopper, subject=Subject(store=shops[number % stores]))
        rows.append((str(begun.pk), cookie_of(shopper), cookies[number % stores]))
    (person,) = people(1, name="told")
    return {"rows": rows, "person": person.pk, "cookie": cookie_of(person)}


def tell(person: int, *, number: int) -> int:
    """Tell the one more person something; its number."""
    from accounts.models import User
    from notifications.services.notify import notify

    context = {"number": f"MK-{number}", "items": 1, "total": "1 000 GNF"}
    return notify(User.objects.get(pk=person), kind="order.new", context=context).pk


# --- Outside ----------------------------------------------------------------------------------
@dataclass
class Heard:
    """When what was written, and what each socket heard, in the order in which it came."""

    said: dict[str, float] = field(default_factory=dict)
    came: dict[str, float] = field(default_factory=dict)
    # By the place of the socket among the readers, or among the browsers.
    numbers: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    rung: dict[int, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    unread: dict[int, int] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)


class Talkers:
    """A socket of each side of every conversation, and browsers of one more person."""

    def __init__(self, port: int, crowd: dict[str, Any], *, browsers: int) -> None:
        self.port, self.crowd, self.browsers = port, crowd, browsers
        self.heard = Heard()
        self.bells: list[ClientConnection] = []
        self.writers: list[ClientConnection] = []
        self.readers: list[ClientConnection] = []
        self.tasks: list[asyncio.Task[None]] = []

    @property
    def every(self) -> list[ClientConnection]:
        return [*self.bells, *self.writers, *self.readers]

    async def open(self) -> None:
        for _ in range(self.browsers):
            self.bells.append(await self._opened("/ws/notifications/", self.crowd["cookie"]))
        for key, shopper, seller in self.crowd["rows"]:
            self.writers.append(await self._opened(f"/ws/chat/{key}/", shopper))
            self.readers.append(await self._opened(f"/ws/chat/{key}/", seller))
        ears = [self._ring(socket, at) for at, socket in enumerate(self.bells)]
        ears += [self._read(socket, at) for at, socket in enumerate(self.readers)]
        ears += [self._answers(socket) for socket in self.writers]
        self.tasks = [asyncio.create_task(ear) for ear in [*ears, self._beat()]]

    async def close(self) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await asyncio.gather(*(socket.close() for socket in self.every))

    async def _opened(self, path: str, cookie: str) -> ClientConnection:
        socket = await connect(
            f"ws://127.0.0.1:{self.port}{path}",
            origin=f"http://127.0.0.1:{self.port}",  # type: ignore[arg-type]
            additional_headers={"Cookie": cookie},
            open_timeout=PATIENCE,
        )
        # Its groups are joined once the heartbeat is answered.
        await socket.send("ping")
        assert await asyncio.wait_for(socket.recv(), PATIENCE) == "pong"
        return socket

    async def _ring(self, socket: ClientConnection, at: int) -> None:
        async for text in socket:
            if text != "pong":
                told = json.loads(text)
                self.heard.rung[told["id"]][at] = time.monotonic()
                self.heard.unread[at] = told["unread"]

    async def _read(self, socket: ClientConnection, at: int) -> None:
        async for text in socket:
            if text != "pong" and (told := json.loads(text))["type"] == "message":
                self.heard.numbers[at].append(told["message"]["number"])
                self.heard.came[told["message"]["client_id"]] = time.monotonic()

    async def _answers(self, socket: ClientConnection) -> None:
        async for text in socket:
            if text != "pong" and (told := json.loads(text))["type"] == "refused":
                self.heard.refused.append(told["code"])

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(25)
            for socket in self.every:
                await socket.send("ping")

    async def say(self, at: int, text: str) -> None:
        key = str(uuid4())
        self.heard.said[key] = time.monotonic()
        words = {"type": "say", "client_id": key, "text": text}
        await self.writers[at % len(self.writers)].send(json.dumps(words))

    async def until_all_came(self, *, told: int) -> None:
        """`told` notices, at each browser; all messages, at the other side."""
        deadline = time.monotonic() + PATIENCE

        def all_came() -> bool:
            heard = self.heard
            rung = sum(len(at) for at in heard.rung.values()) >= told * self.browsers
            return rung and len(heard.came) + len(heard.refused) >= len(heard.said)

        while not all_came() and time.monotonic() < deadline:
            await asyncio.sleep(0.05)
