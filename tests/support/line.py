"""The telephone line between browser and server: counts what crosses it, and can be cut."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

CHUNK = 64 * 1024


class Line:
    """Forwards a port of its own to the server's."""

    def __init__(self, server_port: int) -> None:
        self.server_port = server_port
        self.received = 0
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = int(self._listener.getsockname()[1])
        self._is_cut = False
        self._ends: set[socket.socket] = set()

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def cut(self) -> None:
        """From now on nobody answers, as when the server or the network is gone."""
        self._is_cut = True
        for end in list(self._ends):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        self._is_cut = False

    def _carry(self, source: socket.socket, sink: socket.socket, *, counts: bool) -> None:
        with suppress(OSError):
            while data := source.recv(CHUNK):
                if counts:
                    self.received += len(data)
                sink.sendall(data)
        with suppress(OSError):
            sink.shutdown(socket.SHUT_RDWR)

    def _call(self, browser: socket.socket) -> None:
        with browser, suppress(OSError):
            if self._is_cut:
                return
            with socket.create_connection(("127.0.0.1", self.server_port)) as server:
                ends = {browser, server}
                self._ends |= ends
                asking = threading.Thread(
                    target=self._carry, args=(browser, server), kwargs={"counts": False}
                )
                asking.start()
                self._carry(server, browser, counts=True)
                asking.join()
                self._ends -= ends

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                browser, _address = self._listener.accept()
                threading.Thread(target=self._call, args=(browser,), daemon=True).start()

    @contextmanager
    def open(self) -> Iterator["Line"]:
        threading.Thread(target=self._listen, daemon=True).start()
        try:
            yield self
        finally:
            with suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            self.cut()
