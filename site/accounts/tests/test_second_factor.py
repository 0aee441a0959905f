"""A second factor: asked at every door, given back by what one wrote on paper."""

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from accounts import limits
from accounts.models import User
from accounts.tests.helpers import (
    PASSWORD,
    come_by_code,
    errors_of,
    is_signed_in,
    reauthenticated,
    sign_in,
    wrong,
)
from core import limits as counters

SECRET = "JBSWY3DPEHPK3PXP"
STEP = "/fr/account/2fa/authenticate/"
APP = "/fr/account/2fa/totp/activate/"


def code_of_app(secret: str = SECRET) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def with_app(person: User) -> list[str]:
    """Give somebody an app; returns their recovery codes."""
    TOTP.activate(person, SECRET)
    return list(RecoveryCodes.activate(person).get_unused_codes())


def test_setting_up_an_app_gives_recovery_codes(client: Client, oumar: User) -> None:
    reauthenticated(client, oumar)
    secret = client.get(APP).context["form"].secret

    answer = client.post(APP, {"code": code_of_app(secret)})

    assert answer["Location"] == "/fr/account/2fa/recovery-codes/"
    page = client.get(answer["Location"]).content.decode()
    codes = RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).get_unused_codes()
    assert len(codes) == 10
    assert all(code in page for code in codes)


@pytest.mark.parametrize("way", ["password", "code"])
def test_both_ways_in_stop_at_the_second_factor(client: Client, oumar: User, way: str) -> None:
    with_app(oumar)

    if way == "password":
        answer = sign_in(client, "620000003")
    else:
        answer = come_by_code(client, "+224620000003")

    assert answer["Location"] == STEP
    assert not is_signed_in(client)
    client.post(STEP, {"code": code_of_app()})
    assert is_signed_in(client)


def test_a_code_that_was_used_opens_nothing_for_as_long_as_it_holds(
    client: Client, oumar: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seen over a shoulder: the clock's next step still takes it."""
    with_app(oumar)
    now = time.time() // 30 * 30 + 1
    monkeypatch.setattr(time, "time", lambda: now)
    code = code_of_app()
    sign_in(client, "620000003")
    client.post(STEP, {"code": code})
    assert is_signed_in(client)

    now += 31
    thief = Client()
    sign_in(thief, "620000003")
    assert "n’est pas le bon" in errors_of(thief.post(STEP, {"code": code}))
    assert not is_signed_in(thief)
    thief.post(STEP, {"code": code_of_app()})
    assert is_signed_in(thief)


def test_a_lost_phone_is_replaced_by_a_recovery_code_once(client: Client, oumar: User) -> None:
    codes = with_app(oumar)
    sign_in(client, "620000003")
    client.post(STEP, {"code": codes[0]})
    assert is_signed_in(client)

    again = Client()
    sign_in(again, "620000003")
    again.post(STEP, {"code": codes[0]})
    assert not is_signed_in(again)
    again.post(STEP, {"code": codes[1]})
    assert is_signed_in(again)


def test_a_code_of_the_app_opens_once(client: Client, oumar: User) -> None:
    with_app(oumar)
    code = code_of_app()
    sign_in(client, "620000003")
    client.post(STEP, {"code": code})

    shoulder = Client()
    sign_in(shoulder, "620000003")
    shoulder.post(STEP, {"code": code})

    assert not is_signed_in(shoulder)


def test_guessing_at_the_second_factor_locks_it_and_paper_still_opens(
    client: Client, oumar: User
) -> None:
    codes = with_app(oumar)
    for _ in range(limits.WRONG_CODES.most):
        counters.take(limits.WRONG_CODES, limits.user_key(oumar))
    sign_in(client, "620000003")

    assert "Trop de codes faux" in errors_of(client.post(STEP, {"code": code_of_app()}))
    assert not is_signed_in(client)
    client.post(STEP, {"code": codes[0]})
    assert is_signed_in(client)


def test_each_wrong_code_of_the_app_counts(client: Client, oumar: User) -> None:
    with_app(oumar)
    sign_in(client, "620000003")
    for _ in range(3):
        cache.clear()
        client.post(STEP, {"code": wrong(code_of_app())})

    row = counters.models.Tally.objects.get(kind="wrong_code")
    assert sum(row.counts.values()) == 3


def test_the_page_offers_what_the_person_has(client: Client, oumar: User) -> None:
    with_app(oumar)
    sign_in(client, "620000003")
    page = client.get(STEP).content.decode()

    assert "application" in page
    assert "data-passkey" not in page


@pytest.mark.parametrize("credential", ["", "{", "[]", '{"id": "x"}', "null", '"a"', "<b>", "💥"])
def test_a_passkey_of_ones_own_making_opens_nothing(
    client: Client, oumar: User, credential: str
) -> None:
    client.get("/fr/account/2fa/webauthn/login/", headers={"accept": "application/json"})

    answer = client.post("/fr/account/2fa/webauthn/login/", {"credential": credential})

    assert answer["Location"] == "/fr/account/login/"
    assert not is_signed_in(client)


@pytest.mark.parametrize("path", ["", "add/", "keys/1/remove/", "keys/1/edit/"])
def test_keys_are_for_those_who_are_signed_in(client: Client, db: None, path: str) -> None:
    assert client.get(f"/fr/account/2fa/webauthn/{path}")["Location"].startswith(
        "/fr/account/login/"
    )


@pytest.mark.parametrize("credential", ["{", "[]", '{"id": "x"}', "null", '"a"', "{}"])
def test_nothing_is_added_by_what_no_device_said(
    client: Client, oumar: User, credential: str
) -> None:
    reauthenticated(client, oumar)
    client.get("/fr/account/2fa/webauthn/add/")

    answer = client.post("/fr/account/2fa/webauthn/add/", {"name": "A", "credential": credential})

    assert answer.status_code == 200
    assert not Authenticator.objects.exists()


def test_somebody_elses_key_cannot_be_touched(client: Client, oumar: User, kadiatou: User) -> None:
    hers = Authenticator.objects.create(user=kadiatou, type="webauthn", data={"name": "A"})
    reauthenticated(client, oumar)

    for act in ("remove", "edit"):
        assert client.post(f"/fr/account/2fa/webauthn/keys/{hers.pk}/{act}/").status_code == 404
    hers.refresh_from_db()
    assert hers.data == {"name": "A"}


# --- The team ------------------------------------------------------------------------------
@pytest.fixture
def strict(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = True


@pytest.mark.parametrize("office", ["/admin/", "/django-admin/", "/admin/users/"])
def test_the_team_sets_up_a_second_factor_before_the_office_opens(
    client: Client, admin: User, strict: None, office: str
) -> None:
    sign_in(client, "admin@makiti.test")

    answer = client.get(office)

    assert (
        answer["Location"] == f"/fr/account/2fa/?next=%2F{office.strip('/').replace('/', '%2F')}%2F"
    )
    assert "double vérification" in client.get(answer["Location"]).content.decode()


def test_with_the_second_factor_given_the_office_opens(
    client: Client, admin: User, strict: None
) -> None:
    with_app(admin)
    sign_in(client, "admin@makiti.test", next="/admin/")
    answer = client.post(STEP, {"code": code_of_app()})

    assert answer["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_a_session_from_before_gives_it_once(client: Client, admin: User, strict: None) -> None:
    sign_in(client, "admin@makiti.test")
    with_app(admin)

    answer = client.get("/admin/")
    assert answer["Location"] == "/fr/account/2fa/reauthenticate/?next=%2Fadmin%2F"
    client.post(answer["Location"], {"code": code_of_app(), "next": "/admin/"})

    assert client.get("/admin/").status_code == 200


def test_a_password_again_is_no_second_factor(client: Client, admin: User, strict: None) -> None:
    with_app(admin)
    client.force_login(admin)
    client.post("/fr/account/reauthenticate/", {"password": PASSWORD})

    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize(
    "path", ["2fa/totp/deactivate/", "2fa/recovery-codes/generate/", "2fa/webauthn/add/"]
)
def test_a_password_again_takes_no_second_factor_off(
    client: Client, admin: User, path: str
) -> None:
    client.force_login(admin)
    with_app(admin)
    kept = list(Authenticator.objects.order_by("pk").values_list("type", "data"))

    again = client.post("/fr/account/reauthenticate/", {"password": PASSWORD})
    answer = client.post(f"/fr/account/{path}")

    assert again["Location"] == "/fr/account/2fa/reauthenticate/"
    assert answer["Location"].startswith("/fr/account/2fa/reauthenticate/?next=")
    assert list(Authenticator.objects.order_by("pk").values_list("type", "data")) == kept


def test_shoppers_and_pages_are_left_alone(
    client: Client, oumar: User, admin: User, strict: None
) -> None:
    sign_in(client, "620000003")
    assert client.get("/fr/account/").status_code == 200
    client.force_login(admin)
    assert client.get("/fr/account/").status_code == 200


def test_who_is_not_signed_in_goes_to_the_one_sign_in(
    client: Client, db: None, strict: None
) -> None:
    for office in ("/admin/", "/django-admin/"):
        assert "login" in client.get(office)["Location"]
