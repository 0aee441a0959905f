"""Who asks: nothing that a client writes into a header changes it."""

from typing import Any

import pytest
from django.test import RequestFactory

from core.address import client_address, client_network

OURS = ["127.0.0.0/8", "10.1.0.0/16", "::1/128"]


def asks(remote: str, forwarded: str | None = None) -> Any:
    headers = {} if forwarded is None else {"x-forwarded-for": forwarded}
    return RequestFactory().get("/", headers=headers, REMOTE_ADDR=remote)


@pytest.mark.parametrize(
    ("remote", "forwarded", "found"),
    [
        # Nobody of ours stands before: the header is a tale.
        ("198.51.100.7", "203.0.113.9", "198.51.100.7"),
        ("198.51.100.7", "127.0.0.1", "198.51.100.7"),
        # Our proxy heard the last one; what stands before it was written by that one.
        ("127.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "1.2.3.4, 203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "127.0.0.1, 203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "1.2.3.4, 203.0.113.9, 10.1.0.2", "203.0.113.9"),
        ("127.0.0.1", "1.2.3.4,, 203.0.113.9 ,", "203.0.113.9"),
        # Nonsense ends the walk where it is still known who spoke.
        ("127.0.0.1", "1.2.3.4, <script>, 10.1.0.2", "10.1.0.2"),
        ("127.0.0.1", "not an address", "127.0.0.1"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", None, "127.0.0.1"),
        # With a port, in brackets, as an old address in a new one.
        ("127.0.0.1", "203.0.113.9:4711", "203.0.113.9"),
        ("::1", "[2001:db8::7]:4711", "2001:db8::7"),
        ("::ffff:127.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("", "203.0.113.9", ""),
    ],
)
def test_who_asks(settings: Any, remote: str, forwarded: str | None, found: str) -> None:
    settings.TRUSTED_PROXIES = OURS
    assert client_address(asks(remote, forwarded)) == found


def test_without_proxies_of_ours_no_header_is_read(settings: Any) -> None:
    settings.TRUSTED_PROXIES = []
    for forged in ("203.0.113.9", "127.0.0.1, 203.0.113.9"):
        assert client_address(asks("127.0.0.1", forged)) == "127.0.0.1"


def test_other_forwarding_headers_say_nothing(settings: Any) -> None:
    settings.TRUSTED_PROXIES = OURS
    names = ("x-real-ip", "forwarded", "cf-connecting-ip", "x-client-ip", "true-client-ip")
    forged = RequestFactory().get(
        "/", headers=dict.fromkeys(names, "203.0.113.9"), REMOTE_ADDR="127.0.0.1"
    )
    assert client_address(forged) == "127.0.0.1"


def test_one_line_is_one_neighbour(settings: Any) -> None:
    settings.TRUSTED_PROXIES = []
    assert client_network(asks("198.51.100.7")) == "198.51.100.7"
    there = {client_network(asks(f"2001:db8:0:1::{n}")) for n in range(1, 9)}
    assert there == {"2001:db8:0:1::/64"}
    assert client_network(asks("")) == ""
