"""Guessing at one account: passwords, codes; locked it is, with a way back in."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory

from accounts import limits
from accounts.adapter import AccountAdapter
from accounts.models import User
from accounts.tests.helpers import (
    NEW_PASSWORD,
    errors_of,
    is_signed_in,
    sign_in,
    texted_code,
    wrong,
)
from core import limits as counters
from core.limits import tally
from core.limits.models import Tally

ASK = "/fr/account/login/code/"
CONFIRM = "/fr/account/login/code/confirm/"
HERS = "+224620000002"


def test_five_wrong_passwords_pause_one_account_and_no_other(
    client: Client, kadiatou: User, oumar: User
) -> None:
    # Neither the spelling of the number nor the other name of the account buys more tries.
    for login in ("620000002", "620 00 00 02", "+224620000002", "kadiatou@makiti.test"):
        sign_in(client, login, "wrong")
    sign_in(client, "KADIATOU@makiti.test", "wrong")

    assert "Trop d’essais" in errors_of(sign_in(client, "620000002"))
    assert not is_signed_in(client)
    sign_in(client, "620000003")
    assert is_signed_in(client)


def test_the_pause_ends_by_itself(client: Client, kadiatou: User, clock: Any) -> None:
    for _ in range(6):
        sign_in(client, "620000002", "wrong")
    clock.now += 6 * 60

    sign_in(client, "620000002")

    assert is_signed_in(client)


def test_emptying_the_cache_forgets_no_try(client: Client, kadiatou: User) -> None:
    for _ in range(5):
        sign_in(client, "620000002", "wrong")
        cache.clear()

    assert "Trop d’essais" in errors_of(sign_in(client, "620000002"))


def test_a_right_password_between_wrong_ones_buys_no_more_tries(
    client: Client, kadiatou: User
) -> None:
    for _ in range(4):
        sign_in(client, "620000002", "wrong")
    sign_in(Client(), "620000002")
    sign_in(client, "620000002", "wrong")

    assert "Trop d’essais" in errors_of(sign_in(client, "620000002"))


def test_a_name_that_nobody_has_is_locked_the_same(client: Client, kadiatou: User) -> None:
    for login in ("620999999", "kadiatou@makiti.test"):
        for _ in range(5):
            sign_in(Client(), login, "wrong")

    said = {errors_of(sign_in(Client(), name)) for name in ("620999999", "kadiatou@makiti.test")}

    assert len(said) == 1


# Each try commits, as it does: PostgreSQL forgets the old counts of a row only then.
@pytest.mark.timeout(1800)  # ten thousand of anything take their time beside other work
@pytest.mark.django_db(transaction=True)
def test_ten_thousand_tries_from_five_hundred_addresses_lock_and_leave_a_way_in(
    client: Client, kadiatou: User, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    monkeypatch.setattr(User, "check_password", lambda self, raw: bool(looked.append(raw)))
    adapter = AccountAdapter()
    refused = 0
    for number in range(10_000):
        clock.now += 2
        request = RequestFactory().post("/", REMOTE_ADDR=f"198.18.{number % 2}.{number % 250}")
        try:
            adapter.pre_authenticate(request, phone=HERS, password=f"guess {number}")
        except Exception:  # noqa: BLE001 - counted, and looked at below
            refused += 1
    monkeypatch.undo()
    monkeypatch.setattr(tally, "time", clock)

    # Five and a half hours, and never more than fifty passwords of a day were looked at.
    assert 10_000 - refused == limits.PASSWORDS_OF_DAY.most
    assert "jusqu’à demain" in errors_of(sign_in(client, HERS))
    assert not is_signed_in(client)
    # The way back in: a code, and with it a new password.
    client.post(ASK, {"login": HERS})
    client.post(CONFIRM, {"code": texted_code(HERS)})
    assert is_signed_in(client)
    form = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    client.post("/fr/account/password/change/", form)
    again = Client()
    sign_in(again, HERS, NEW_PASSWORD)
    assert is_signed_in(again)


@pytest.mark.django_db(transaction=True)
def test_a_hundred_wrong_codes_lock_and_the_count_survived_every_error(
    kadiatou: User, monkeypatch: pytest.MonkeyPatch, clock: Any
) -> None:
    """Each of three codes is asked for in its own browser; in between things break."""
    counted = []
    client = Client(raise_request_exception=False)
    for number in range(100):
        if number % 2 == 0:
            # Two guesses, then a new sign-in: what one browser may try begins anew.
            clock.now += 11 * 60
            client = Client(raise_request_exception=False)
            client.post(ASK, {"login": HERS})
            code = texted_code(HERS)
        with monkeypatch.context() as broken:
            if number % 10 == 1:
                broken.setattr("django.shortcuts.render", None)
                broken.setattr("django.template.response.TemplateResponse.render", None)
            client.post(CONFIRM, {"code": wrong(code)})
        row = Tally.objects.get(kind="wrong_code")
        counted.append(sum(row.counts.values()))

    assert counted == list(range(1, 101))
    assert counters.is_full(limits.WRONG_CODES, limits.user_key(kadiatou))
    clock.now += 11 * 60
    fresh = Client()
    fresh.post(ASK, {"login": HERS})
    answer = fresh.post(CONFIRM, {"code": texted_code(HERS)})
    assert "Trop de codes faux" in errors_of(answer)
    assert not is_signed_in(fresh)
    # The way back in: what is no code.
    by_password = Client()
    sign_in(by_password, HERS)
    assert is_signed_in(by_password)


def test_a_right_code_does_not_count(client: Client, kadiatou: User) -> None:
    client.post(ASK, {"login": HERS})
    client.post(CONFIRM, {"code": texted_code(HERS)})

    assert is_signed_in(client)
    assert Tally.objects.get(kind="wrong_code").counts == {}
