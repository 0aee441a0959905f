"""A server of map tiles on loopback: one picture for every address, and what it was asked for."""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from PIL import Image


@dataclass
class Tiles:
    origin: str = ""
    asked: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """As MAP_TILE_URL wants it."""
        return self.origin + "/{z}/{x}/{y}.png"


def _picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (256, 256), (208, 222, 200)).save(out, "PNG")
    return out.getvalue()


@contextmanager
def a_tile_server() -> Iterator[Tiles]:
    tiles, picture = Tiles(), _picture()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            tiles.asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.send_header("Content-Length", str(len(picture)))
            self.end_headers()
            self.wfile.write(picture)

        def log_message(self, format: str, *args: object) -> None:
            """Not into the report of the tests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    tiles.origin = f"http://localhost:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield tiles
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
