"""A websocket of one signed-in person, with the guards that every such socket has.

    class BellSocket(PersonSocket):
        async def joined(self) -> None:
            await self.join(group_of(self.user.pk))

Checked when it opens and at each heartbeat; closed at sign-out; limited in number, in messages
and in their size; a reader that does not keep up is dropped.
"""

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from hashlib import sha256
from importlib import import_module
from typing import Any

from channels.auth import get_user
from channels.db import database_sync_to_async
from channels.exceptions import StopConsumer
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings

# What a browser reads when it is closed; it does not come back after the first two.
SIGN_IN_FIRST = 4401
NOT_YOURS = 4403
TOO_MANY_TABS = 4408
TOO_LARGE = 4413
TOO_FAST = 4429

MOST_TABS = 20
# Seconds that one message may take to be read.
SLOWEST = 20.0

# Threads that ask the database for all sockets of this process; without any, one asks for all.
_threads = ThreadPoolExecutor(settings.SOCKET_THREADS) if settings.SOCKET_THREADS else None


def in_thread(work: Callable[..., Any]) -> Callable[..., Awaitable[Any]]:
    """Something that asks the database, to be awaited by a socket."""
    sensitive = _threads is None
    awaited: Callable[..., Awaitable[Any]] = database_sync_to_async(
        work, thread_sensitive=sensitive, executor=_threads
    )
    return awaited


_open: dict[int, deque["PersonSocket"]] = defaultdict(deque)


def session_group(session_key: str) -> str:
    """The group of every socket that one sign-in holds; the key itself goes nowhere."""
    return f"session.{sha256(session_key.encode()).hexdigest()[:40]}"


class PersonSocket(AsyncWebsocketConsumer):
    max_size = 1024
    # So many messages at once, refilled by so many a second.
    burst = 20
    per_second = 10

    user: Any = None
    ready = False

    # --- For the socket that is made of it ------------------------------------------------
    async def joined(self) -> None:
        """Called once the person is known; joins groups, or closes with NOT_YOURS."""

    async def said(self, text: str) -> None:
        """Called with each message that is no heartbeat."""

    async def join(self, group: str) -> None:
        self.joined_groups.append(group)
        await self.channel_layer.group_add(group, self.channel_name)

    # --- The guards -----------------------------------------------------------------------
    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            # However it ended: with Redis gone nobody is told that a page has left.
            self.make_way()

    async def connect(self) -> None:
        self.joined_groups: list[str] = []
        self.left, self.filled_at = float(self.burst), time.monotonic()
        self.user = self.scope["user"]
        # Accepted first: a browser cannot read the code of a refused handshake.
        await self.accept()
        if not self.user.is_authenticated:
            await self.close(code=SIGN_IN_FIRST)
            return
        await self.make_room()
        if session := self.scope.get("session"):
            await self.join(session_group(session.session_key))
        self.ready = True
        await self.joined()

    async def make_room(self) -> None:
        """The oldest tab goes: somebody with so many has forgotten it."""
        tabs = _open[self.user.pk]
        tabs.append(self)
        if len(tabs) > MOST_TABS:
            # It may be gone already: that is no fault of the one that comes.
            with suppress(Exception):
                await tabs.popleft().leave(TOO_MANY_TABS)

    def make_way(self) -> None:
        if self.user is not None and self in (tabs := _open.get(self.user.pk, deque())):
            tabs.remove(self)
            if not tabs:
                del _open[self.user.pk]

    async def disconnect(self, code: int) -> None:
        for group in self.joined_groups:
            await self.channel_layer.group_discard(group, self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        if not self.ready:
            return
        if bytes_data or len((text_data or "").encode()) > self.max_size:
            await self.leave(TOO_LARGE)
        elif not self.within_rate():
            await self.leave(TOO_FAST)
        elif text_data == "ping":
            await self.beat()
        else:
            await self.said(text_data or "")

    async def beat(self) -> None:
        if await self.signed_in_still():
            await self.send(text_data="pong")
        else:
            await self.leave(SIGN_IN_FIRST)

    async def leave(self, code: int) -> None:
        self.ready = False
        await self.close(code=code)

    def within_rate(self) -> bool:
        now = time.monotonic()
        self.left = min(self.burst, self.left + (now - self.filled_at) * self.per_second)
        self.filled_at = now
        self.left -= 1
        return self.left >= 0

    async def signed_in_still(self) -> bool:
        session = self.scope.get("session")
        if session is None:
            return True
        store = import_module(settings.SESSION_ENGINE).SessionStore
        fresh = {**self.scope, "session": store(session.session_key)}
        return bool((await get_user(fresh)).pk == self.user.pk)

    async def send(self, *args: Any, **kwargs: Any) -> None:
        try:
            async with asyncio.timeout(SLOWEST):
                await super().send(*args, **kwargs)
        except TimeoutError:
            # A reader that does not read would have us keep everything for it.
            raise StopConsumer from None

    async def session_ended(self, event: dict[str, Any]) -> None:
        """Somebody signed out here: this tab hears nothing more."""
        await self.leave(SIGN_IN_FIRST)
