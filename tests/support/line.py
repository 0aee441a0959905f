"""The telephone line between browser and server: counts what crosses it, and can be cut."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

CHUNK = 64 * 1024


class Line:
    """Forwards a port of its own to the server's."""

    def __init__(self, server_port: int) -> None:
        self.server_port = server_port
        self.received = 0
        self.port = 0
        self._cut = False
        self._ends: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def cut(self) -> None:
        """From now on nobody answers, as when the server or the network is gone."""
        self._cut = True
        asyncio.run_coroutine_threadsafe(self._hang_up(), self._loop).result(10)

    def mend(self) -> None:
        self._cut = False

    async def _hang_up(self) -> None:
        for end in self._ends:
            end.transport.abort()

    async def _carry(
        self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, *, count: bool
    ) -> None:
        try:
            while data := await source.read(CHUNK):
                self.received += len(data) if count else 0
                sink.write(data)
                await sink.drain()
        except OSError:
            pass
        finally:
            sink.close()

    async def _call(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._cut:
            writer.transport.abort()
            return
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self.server_port)
        ends = {writer, there_writer}
        self._ends |= ends
        await asyncio.gather(
            self._carry(reader, there_writer, count=False),
            self._carry(there_reader, writer, count=True),
        )
        self._ends -= ends

    async def _listen(self, ready: threading.Event) -> None:
        server = await asyncio.start_server(self._call, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()

    def _run(self, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.create_task(self._listen(ready))
        self._loop.run_forever()

    @contextmanager
    def open(self) -> Iterator["Line"]:
        ready = threading.Event()
        thread = threading.Thread(target=self._run, args=(ready,), daemon=True)
        thread.start()
        assert ready.wait(10)
        try:
            yield self
        finally:
            self._loop.call_soon_threadsafe(self._loop.stop)
            thread.join(10)
