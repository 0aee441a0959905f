"""What was confirmed by a password stands for nothing once there is a second factor."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from accounts.adapter import AccountAdapter
from accounts.models import User
from accounts.tests.helpers import PASSWORD, come_by_code, reauthenticated, sign_in
from accounts.tests.test_second_factor import APP, code_of_app, with_app

SENSITIVE = ["2fa/totp/deactivate/", "2fa/recovery-codes/generate/", "2fa/webauthn/add/"]
CONFIRM = "/fr/account/2fa/reauthenticate/"


def confirmed_by_password(person: User) -> Client:
    sign_in(client := Client(), "620000003")
    answer = client.post("/fr/account/reauthenticate/", {"password": PASSWORD})
    assert answer["Location"] != CONFIRM
    return client


def factors() -> list[Any]:
    return list(Authenticator.objects.order_by("pk").values_list("type", "data"))


def is_asked_for_the_factor(client: Client, path: str) -> bool:
    """And nothing changed."""
    before = factors()
    answer = client.post(f"/fr/account/{path}")
    asked = str(answer.get("Location", "")).startswith(CONFIRM)
    return asked and factors() == before


def set_up_app(client: Client) -> None:
    secret = client.get(APP).context["form"].secret
    assert client.post(APP, {"code": code_of_app(secret)}).status_code == 302
    assert Authenticator.objects.filter(type="totp").exists()


@pytest.mark.parametrize("path", SENSITIVE)
def test_a_password_said_a_minute_before_the_factor_confirms_nothing(
    oumar: User, path: str
) -> None:
    client = confirmed_by_password(oumar)
    with_app(oumar)

    assert is_asked_for_the_factor(client, path)


@pytest.mark.parametrize("path", SENSITIVE)
def test_nor_in_another_browser(oumar: User, path: str) -> None:
    elsewhere = confirmed_by_password(oumar)
    here = confirmed_by_password(oumar)
    set_up_app(here)

    assert is_asked_for_the_factor(elsewhere, path)
    assert here.get("/fr/account/2fa/recovery-codes/").status_code == 200


def test_without_the_rule_the_old_password_takes_the_factor_off(
    oumar: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = confirmed_by_password(oumar)
    with_app(oumar)
    monkeypatch.delattr(AccountAdapter, "is_reauthentication_required")

    client.post("/fr/account/2fa/totp/deactivate/")

    assert not Authenticator.objects.filter(type="totp").exists()


def test_whoever_adds_a_factor_goes_on_by_it(client: Client, oumar: User) -> None:
    """They gave its code a moment ago: the page with the recovery codes opens."""
    reauthenticated(client, oumar)
    set_up_app(client)

    records = client.session["account_authentication_methods"]
    assert [r["method"] for r in records if r.get("reauthenticated")][-1] == "mfa"
    assert client.get("/fr/account/2fa/recovery-codes/").status_code == 200
    assert client.get("/fr/account/2fa/webauthn/add/").status_code == 200


def test_the_factor_itself_confirms(oumar: User) -> None:
    client = confirmed_by_password(oumar)
    with_app(oumar)

    client.post(CONFIRM, {"code": code_of_app()})
    client.post("/fr/account/2fa/totp/deactivate/")

    assert factors() == []


def test_once_the_factor_is_off_the_password_is_said_again(oumar: User) -> None:
    client = confirmed_by_password(oumar)
    with_app(oumar)
    assert is_asked_for_the_factor(client, SENSITIVE[0])
    Authenticator.objects.all().delete()

    answer = client.get(APP)
    assert answer["Location"].startswith("/fr/account/reauthenticate/")
    client.post("/fr/account/reauthenticate/", {"password": PASSWORD})
    assert client.get(APP).status_code == 200


def test_a_code_that_opened_a_browser_before_the_factor_sets_no_password(oumar: User) -> None:
    """Ten minutes long it would do without the old one."""
    come_by_code(client := Client(), "+224620000003")
    words = "koundara-sous-la-pluie-3"
    new = {"password1": words, "password2": words}
    assert "oldpassword" not in client.get("/fr/account/password/change/").context["form"].fields
    with_app(oumar)

    answer = client.post("/fr/account/password/change/", new)

    assert list(answer.context["form"].errors) == ["oldpassword"]
    oumar.refresh_from_db()
    assert oumar.check_password(PASSWORD)


def test_a_stranger_is_asked_to_sign_in(client: Client, db: None) -> None:
    for path in SENSITIVE:
        assert client.post(f"/fr/account/{path}")["Location"].startswith("/fr/account/login/")
