"""What every answer tells the browser to refuse: the whole set, for each part of the site."""

from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

EVERYWHERE = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": (
        "camera=(self), geolocation=(self), microphone=(self), payment=(), usb=()"
    ),
}
SHOP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; "
    "worker-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'"
)
OFFICE = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'self'; object-src 'none'; "
    "frame-ancestors 'self'"
)


def told(answer: Any) -> dict[str, str | None]:
    names = (*EVERYWHERE, "Content-Security-Policy")
    return {name: answer.headers.get(name) for name in names}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/fr/", 200),
        ("/en/shop/", 200),
        ("/fr/account/login/", 200),
        ("/fr/nulle-part/", 404),
        ("/api/v1/products", 200),
        ("/api/v1/nowhere", 404),
    ],
)
def test_the_shop_and_its_door_for_programs_carry_the_whole_set(path: str, status: int) -> None:
    answer = Client().get(path)
    assert answer.status_code == status
    assert told(answer) == EVERYWHERE | {"Content-Security-Policy": SHOP}


@pytest.mark.parametrize("path", ["/admin/", "/django-admin/"])
def test_a_closed_office_carries_it_too(path: str) -> None:
    answer = Client().get(path)
    assert answer.status_code == 302
    assert told(answer) == EVERYWHERE | {"Content-Security-Policy": OFFICE}
    # The way in is a page of the shop, held as one.
    door = Client().get(path, follow=True)
    assert door.status_code == 200
    assert door.headers["Content-Security-Policy"] == SHOP


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/"])
def test_an_open_office_carries_it_too(editor: Any, path: str) -> None:
    client = Client()
    client.force_login(editor)
    answer = client.get(path, follow=True)
    assert answer.status_code == 200
    assert told(answer) == EVERYWHERE | {"Content-Security-Policy": OFFICE}
