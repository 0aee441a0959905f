"""What leaves for Sentry, read by a receiver that speaks its protocol on loopback."""

import gzip
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
import sentry_sdk
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from core.watching.sentry import start_sentry


def broken(request: HttpRequest, token: str) -> HttpResponse:
    get_user_model().objects.filter(email=request.user.email).exists()
    raise ValueError("no parcel for {email}, {phone}, {spaced}".format(**request.POST.dict()))


urlpatterns = [path("h/<token>", broken)]
handler500 = "core.views.errors.server_error"


@pytest.fixture
def received() -> Iterator[list[str]]:
    bodies: list[str] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            bodies.append(body.decode())
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    start_sentry(dsn=f"http://public@127.0.0.1:{server.server_port}/1", environment="tests")
    yield bodies
    sentry_sdk.get_client().close(timeout=2)
    sentry_sdk.get_global_scope().set_client(None)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.sockets
@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_an_error_is_sent_without_people(
    client: Client, kadiatou: Any, received: list[str]
) -> None:
    client.force_login(kadiatou)
    client.raise_request_exception = False
    response = client.post(
        "/h/very-secret-token?code=987654",
        {
            "address": "derrière la mosquée",
            "email": "aminata@makiti.test",
            "phone": "+224622000111",
            "spaced": "622 00 01 12",
        },
        headers={"x-request-id": "abcdefgh", "authorization": "Bearer hush"},
    )
    assert response.status_code == 500
    sentry_sdk.flush(timeout=5)
    told = "\n".join(received)
    event = next(json.loads(line) for line in told.splitlines() if '"exception"' in line)
    (error,) = event["exception"]["values"]
    assert error["type"] == "ValueError"
    assert error["value"] == "no parcel for [e-mail], [number], [number]"
    assert event["user"] == {"id": str(kadiatou.pk)}
    assert event["tags"]["request_id"] == "abcdefgh"
    assert event["transaction"] == "/h/{token}"
    assert event["request"]["url"] == "/h/<token>"
    assert any(frame.get("function") == "broken" for frame in error["stacktrace"]["frames"])
    session = client.cookies["makiti_session"].value
    for secret in (
        "very-secret",
        "987654",
        "mosquée",
        "hush",
        session,
        kadiatou.email,
        "622000111",
        "aminata",
        "kadiatou",
    ):
        assert secret not in told, secret


def test_without_a_dsn_nothing_starts() -> None:
    start_sentry(dsn="", environment="tests")
    assert not sentry_sdk.get_client().is_active()
