"""A crowded address may use its passkeys: it is asked a sum, as at every other way in."""

import re
from typing import Any

import pytest
from allauth.account import app_settings as account_limits
from allauth.core.internal.ratelimit import parse_rates
from allauth.mfa import app_settings as factor_limits
from django.test import Client

from accounts import challenge, limits
from accounts.models import User
from accounts.tests.helpers import is_signed_in
from accounts.tests.soft_key import LOGIN, SITE, SoftKey
from accounts.tests.test_limits import crowd
from core.limits.models import Tally


@pytest.fixture
def key(oumar: User) -> SoftKey:
    key = SoftKey()
    key.belongs_to(oumar)
    return key


def send(client: Client, **form: str) -> Any:
    return client.post(LOGIN, form, HTTP_HOST=SITE)


def answered(page: Any) -> dict[str, str]:
    found = re.search(r'name="challenge" value="([^"]+)"', page.content.decode())
    assert found
    return {"challenge": found[1], "answer": str(sum(challenge.sum_of(found[1])))}


def test_a_passkey_opens_the_account(client: Client, oumar: User, key: SoftKey) -> None:
    assert send(client, credential=key.answer(client, oumar))["Location"] == "/fr/account/"
    assert is_signed_in(client)
    assert not Tally.objects.filter(kind="address").exists()


def test_from_a_crowded_address_the_question_comes_first(
    client: Client, oumar: User, key: SoftKey
) -> None:
    crowd()

    page = send(client, credential=key.answer(client, oumar), next="/fr/basket/")

    assert page.status_code == 200
    assert not is_signed_in(client)
    assert "Combien font" in page.content.decode()
    assert 'value="/fr/basket/"' in page.content.decode()
    form = answered(page) | {"credential": key.answer(client, oumar), "next": "/fr/basket/"}
    assert send(client, **form)["Location"] == "/fr/basket/"
    assert is_signed_in(client)


def test_a_wrong_sum_says_nothing_about_the_key(client: Client, oumar: User, key: SoftKey) -> None:
    crowd()
    right = key.answer(client, oumar)
    for credential in (right, '{"id": "x"}'):
        page = send(client, credential=credential, challenge=challenge.new_token(), answer="1")
        assert list(page.context["form"].errors) == ["answer"]
    assert not is_signed_in(client)


def test_a_crowd_of_passkeys_is_never_refused(client: Client, oumar: User, key: SoftKey) -> None:
    """Three hundred and fifty tries in a minute from one address, and one who has the key."""
    for _ in range(350):
        answer = send(Client(), credential='{"id": "x"}')
        assert answer.status_code in (200, 302)
    assert answer.status_code == 200  # the question
    row = Tally.objects.get(kind="address")
    assert sum(row.counts.values()) == limits.NEIGHBOURS.most

    page = client.get(LOGIN, HTTP_HOST=SITE)
    form = answered(page) | {"credential": key.answer(client, oumar)}
    assert send(client, **form)["Location"] == "/fr/account/"


def test_the_sign_in_page_leads_to_the_question_where_there_is_one(
    client: Client, db: None
) -> None:
    assert 'data-passkey="get"' in client.get("/fr/account/login/").content.decode()
    assert client.get(LOGIN)["Location"] == "/fr/account/login/"
    crowd()

    page = client.get("/fr/account/login/?next=/fr/basket/").content.decode()

    assert 'data-passkey="get"' not in page
    assert f'href="{LOGIN}?next=/fr/basket/"' in page
    for language, words in (("fr", "Combien font"), ("en", "How much is")):
        there = client.get(LOGIN.replace("/fr/", f"/{language}/")).content.decode()
        assert words in there
        assert 'data-passkey="get"' in there


def test_no_limit_of_the_library_s_counts_addresses() -> None:
    """Theirs refuse; ours ask (accounts.limits)."""
    known = {**account_limits.RATE_LIMITS, **factor_limits.RATE_LIMITS}
    assert {"login", "login_failed", "signup", "verify_phone", "webauthn_login"} <= set(known)
    counted = {name: [rate.per for rate in parse_rates(rates)] for name, rates in known.items()}
    assert not [name for name, whom in counted.items() if "ip" in whom]
