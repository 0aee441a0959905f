"""A superuser with a second factor: whatever address is tried, a password alone opens none."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.models import User
from accounts.tests.helpers import PASSWORD, is_signed_in, sign_in
from accounts.tests.test_second_factor import STEP, code_of_app, with_app
from core.limits.models import Tally

BOSS = "admin@makiti.test"
NAMES = ("login", "username", "email", "identifier", "user", "phone")
# What a door may call its two fields.
FORM = {name: BOSS for name in NAMES} | {
    "password": PASSWORD,
    "password1": PASSWORD,
    "oldpassword": PASSWORD,
    "this_is_the_login_form": "1",
    "next": "/admin/",
    "login-username": BOSS,
    "login-password": PASSWORD,
    "login_submit": "1",
}


def addresses(found: Any, start: str = "/") -> Iterator[str]:
    """Every address of the site, with something in the place of each part that varies."""
    for one in found.url_patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one, start + str(one.pattern))
        elif isinstance(one, URLPattern):
            yield start + str(one.pattern)


def filled(address: str) -> str:
    address = re.sub(r"\(\?P<\w+>(?:[^()]|\([^()]*\))*\)", "1", address)
    address = re.sub(r"<(?:\w+:)?\w+>", "1", address)
    return re.sub(r"\([^)]*\)|[\\^$?*+]", "", address).replace("//", "/")


def doors() -> list[str]:
    found = {filled(address) for address in addresses(get_resolver())}
    return sorted(a for a in found if not a.startswith(("/static/", "/media/")))


@pytest.mark.django_db
def test_the_walk_finds_the_doors_there_are() -> None:
    found = doors()

    assert len(found) > 300
    for known in (
        "/admin/login/",
        "/django-admin/login/",
        "/_util/login/",
        "/fr/account/login/",
        "/fr/account/2fa/authenticate/",
    ):
        assert known in found


@pytest.mark.django_db
def test_no_door_opens_with_the_password_alone(admin: User, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = True
    with_app(admin)
    opened = []
    for address in doors():
        for how in ({"data": FORM}, {"data": FORM, "content_type": "application/json"}):
            client = Client(raise_request_exception=False)
            answer = client.post(address, **how)
            tokens = answer.content if answer.status_code == 200 else b""
            if is_signed_in(client) or b'"access' in tokens or b'"refresh' in tokens:
                opened.append(address)
            _forget_tries()
    assert opened == []


def _forget_tries() -> None:
    """Each door is tried as if it were the first: no pause may hide an open one."""
    Tally.objects.all().delete()


@pytest.mark.django_db
def test_the_walk_would_notice_an_open_door(admin: User) -> None:
    """Without a second factor the same form opens the one sign-in: the walk's form is a key."""
    client = Client(raise_request_exception=False)

    client.post("/fr/account/login/", FORM)

    assert is_signed_in(client)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "door", ["/admin/login/", "/django-admin/login/", "/_util/login/", "/fr/_util/login/"]
)
def test_every_office_sign_in_is_the_one_sign_in(client: Client, admin: User, door: str) -> None:
    with_app(admin)

    for answer in (client.get(door), client.post(door, FORM)):
        assert answer.status_code == 302
        assert answer["Location"].startswith("/fr/account/login/")
    assert not is_signed_in(client)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/admin/", "/django-admin/", "/fr/account/", "/api/v1/me"])
def test_halfway_in_is_not_in(client: Client, admin: User, path: str) -> None:
    with_app(admin)
    sign_in(client, BOSS)
    assert AUTHENTICATION_METHODS_SESSION_KEY in client.session

    answer = client.get(path)

    assert answer.status_code in (301, 302, 401, 403, 404)
    # A header with the password is no way round either.
    basic = Client(headers={"authorization": "Basic YWRtaW5AbWFraXRpLnRlc3Q6bWFraXRpLWRlbW8="})
    assert basic.get(path).status_code in (301, 302, 401, 403, 404)


@pytest.mark.django_db
def test_with_both_factors_the_offices_open(client: Client, admin: User, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = True
    with_app(admin)
    sign_in(client, BOSS)
    client.post(STEP, {"code": code_of_app()})

    for office in ("/admin/", "/django-admin/"):
        assert client.get(office).status_code == 200
