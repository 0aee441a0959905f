"""A program signs in with what its person knows, is seen in the list, and is put out."""

import uuid
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.sessions.models import Session

from accounts.challenge import sum_of
from accounts.limits import NEIGHBOURS, WRONG_CODES, user_key
from accounts.models import TokenFamily, User
from accounts.services.open_family import MOST
from accounts.tests.api_helpers import (
    a_pair,
    a_second_factor,
    code_of,
    is_in,
    refresh,
    sign_in,
    with_token,
)
from core.audit.models import AuditEntry
from core.limits import take
from tests.builders import PASSWORD, a_user
from tests.support.api import Api, assert_problem

pytestmark = pytest.mark.django_db
EMAIL, PHONE = "kadiatou@makiti.test", "+224620000002"


@pytest.mark.parametrize(
    "login", [EMAIL, " KADIATOU@makiti.test", PHONE, "620 00 00 02", "00224 620-00-00-02"]
)
def test_tokens_for_a_password_by_any_name_of_the_account(
    api: Api, kadiatou: Any, login: str
) -> None:
    answer = sign_in(api, login, device="Makiti sur mon téléphone 📱")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    pair = answer.json()
    assert set(pair) == {"access", "access_expires_in", "refresh", "refresh_expires_in"}
    assert 0 < pair["access_expires_in"] <= 600
    assert pair["refresh_expires_in"] > 59 * 24 * 3600
    me = with_token(pair["access"]).call("GET", "/me")
    assert (me.status_code, me.json()["id"]) == (200, kadiatou.pk)
    assert TokenFamily.objects.get().device == "Makiti sur mon téléphone 📱"
    assert not Session.objects.exists()
    entry = AuditEntry.objects.get(action="user.program_let_in")
    assert (entry.actor_id, entry.channel) == (kadiatou.pk, "api")


def test_nothing_that_opens_the_door_is_stored(api: Api, kadiatou: Any) -> None:
    pair = a_pair(api, EMAIL)
    stored = " ".join(str(value) for value in TokenFamily.objects.values().get().values())
    assert pair["refresh"].rpartition(".")[2] not in stored
    assert pair["access"] not in stored


@pytest.mark.parametrize(
    ("login", "password"),
    [
        (EMAIL, "wrong"),
        (PHONE, "wrong"),
        ("nobody@makiti.test", PASSWORD),
        ("+224620999999", PASSWORD),
        ("💥", PASSWORD),
        (EMAIL, PASSWORD + "\x00"),
        (EMAIL, "x" * 1000),
    ],
)
def test_who_is_wrong_is_told_the_same_whatever_was_wrong(
    api: Api, kadiatou: Any, login: str, password: str
) -> None:
    told = assert_problem(sign_in(api, login, password), 401, "wrong_credentials")
    assert set(told) == {"type", "title", "status", "code"}
    assert not TokenFamily.objects.exists()


def test_who_was_shut_out_is_wrong_too(api: Api, kadiatou: Any) -> None:
    User.objects.filter(pk=kadiatou.pk).update(is_active=False)
    assert_problem(sign_in(api, EMAIL), 401, "wrong_credentials")


def test_an_address_that_nobody_proved_opens_nothing(api: Api) -> None:
    user = a_user(email="new@makiti.test")
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=False)
    assert_problem(sign_in(api, "new@makiti.test"), 403, "email_unproven")
    EmailAddress.objects.update(verified=True)
    assert sign_in(api, "new@makiti.test").status_code == 200


# --- Tries --------------------------------------------------------------------------------------
def test_wrong_tries_lock_and_the_right_password_waits_too(api: Api, kadiatou: Any) -> None:
    answers = [sign_in(api, EMAIL, "wrong") for _ in range(10)]
    assert {answer.status_code for answer in answers} == {401, 429}
    answer = sign_in(api, EMAIL)
    assert_problem(answer, 429, "too_many_tries")
    assert not TokenFamily.objects.exists()


def test_tries_here_and_on_the_site_are_the_same_tries(api: Api, kadiatou: Any, oumar: Any) -> None:
    for _ in range(6):
        api.post("/fr/account/login/", {"login": EMAIL, "password": "wrong"})
    assert_problem(sign_in(api, EMAIL), 429, "too_many_tries")
    # One person's tries are nobody else's.
    assert sign_in(api, "+224620000003").status_code == 200


def test_a_crowded_network_is_asked_a_question_and_locks_nobody(api: Api, kadiatou: Any) -> None:
    for _ in range(NEIGHBOURS.most):
        take(NEIGHBOURS, "127.0.0.1")
    told = assert_problem(sign_in(api, EMAIL), 403, "challenge_needed")
    assert "plus" in told["detail"]
    wrong = sign_in(api, EMAIL, challenge=told["challenge"], answer="1")
    assert_problem(wrong, 403, "challenge_needed")
    token = wrong.json()["challenge"]
    answer = str(sum(sum_of(token)))
    assert sign_in(api, EMAIL, challenge=token, answer=answer).status_code == 200
    # Each question is good for one answer.
    assert_problem(sign_in(api, EMAIL, challenge=token, answer=answer), 403, "challenge_needed")


def test_a_number_that_nobody_proved_opens_nothing(api: Api, kadiatou: Any) -> None:
    User.objects.filter(pk=kadiatou.pk).update(is_pending=True)
    assert_problem(sign_in(api, EMAIL), 403, "phone_unproven")
    assert_problem(sign_in(api, PHONE), 401, "wrong_credentials")
    assert not TokenFamily.objects.exists()


# --- The second factor --------------------------------------------------------------------------
def test_an_account_with_a_second_factor_must_give_it(api: Api, kadiatou: Any) -> None:
    secret = a_second_factor(kadiatou)
    assert_problem(sign_in(api, EMAIL), 401, "second_factor_needed")
    assert_problem(sign_in(api, EMAIL, code="000000"), 401, "wrong_code")
    assert_problem(sign_in(api, EMAIL, "wrong", code=code_of(secret)), 401, "wrong_credentials")
    assert not TokenFamily.objects.exists()
    code = code_of(secret)
    assert sign_in(api, EMAIL, code=code).status_code == 200
    assert_problem(sign_in(api, EMAIL, code=code), 401, "wrong_code")


def test_a_recovery_code_is_good_once(api: Api, kadiatou: Any) -> None:
    a_second_factor(kadiatou)
    code = RecoveryCodes.activate(kadiatou).generate_codes()[0]
    assert sign_in(api, EMAIL, code=code).status_code == 200
    assert_problem(sign_in(api, EMAIL, code=code), 401, "wrong_code")


def test_codes_cannot_be_tried_through(api: Api, kadiatou: Any) -> None:
    secret = a_second_factor(kadiatou)
    for _ in range(WRONG_CODES.most - 2):
        take(WRONG_CODES, user_key(kadiatou))
    codes = [sign_in(api, EMAIL, code=f"{n:06}").json()["code"] for n in range(4)]
    assert codes == ["wrong_code"] * 2 + ["too_many_tries"] * 2
    assert_problem(sign_in(api, EMAIL, code=code_of(secret)), 429, "too_many_tries")


@pytest.mark.parametrize("who", ["admin", "editor", "moderator"])
def test_the_team_gets_nothing_for_a_password_alone(
    api: Api, who: str, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(who)
    assert_problem(sign_in(api, person.email), 403, "sign_in_on_site")
    assert not TokenFamily.objects.exists()
    secret = a_second_factor(person)
    assert sign_in(api, person.email, code=code_of(secret)).status_code == 200


# --- My programs --------------------------------------------------------------------------------
def test_a_person_sees_her_programs_and_nobody_elses(api: Api, kadiatou: Any, oumar: Any) -> None:
    one = a_pair(api, EMAIL, device="Téléphone")
    a_pair(api, EMAIL, device="Tablette")
    a_pair(api, "+224620000003", device="D’Oumar")
    items = with_token(one["access"]).call("GET", "/tokens").json()["items"]
    assert [(item["device"], item["current"]) for item in items] == [
        ("Tablette", False),
        ("Téléphone", True),
    ]
    site = Api()
    site.force_login(kadiatou)
    seen = site.call("GET", "/tokens").json()["items"]
    assert [item["current"] for item in seen] == [False, False]


def test_without_a_name_a_program_is_known_by_its_user_agent(api: Api, kadiatou: Any) -> None:
    body = {"login": EMAIL, "password": PASSWORD}
    api.call("POST", "/tokens", body, headers={"user-agent": "Makiti/1 " + "x" * 300})
    assert TokenFamily.objects.get().device == ("Makiti/1 " + "x" * 300)[:200]


def test_one_program_is_put_out_and_the_others_stay(api: Api, kadiatou: Any) -> None:
    one, two = a_pair(api, EMAIL, device="Un"), a_pair(api, EMAIL, device="Deux")
    family = TokenFamily.objects.get(device="Deux")
    answer = with_token(one["access"]).call("DELETE", f"/tokens/{family.pk}")
    assert (answer.status_code, answer.content) == (204, b"")
    assert (is_in(one["access"]), is_in(two["access"])) == (True, False)
    assert_problem(refresh(api, two["refresh"]), 401, "token_invalid")
    entry = AuditEntry.objects.get(action="user.program_put_out")
    assert (entry.actor_id, entry.note) == (kadiatou.pk, "signed out Deux")


def test_a_stranger_puts_nobody_out(api: Api, kadiatou: Any, fatou: Any) -> None:
    pair, hers = a_pair(api, EMAIL), a_pair(api, "fatou@makiti.test")
    family = TokenFamily.objects.get(user=kadiatou)
    stranger = with_token(hers["access"])
    assert_problem(stranger.call("DELETE", f"/tokens/{family.pk}"), 404, "not_found")
    assert_problem(stranger.call("DELETE", f"/tokens/{uuid.uuid4()}"), 404, "not_found")
    assert_problem(stranger.call("DELETE", "/tokens/nothing"), 422, "invalid")
    assert stranger.call("DELETE", "/tokens").status_code == 204
    assert is_in(pair["access"])
    assert not is_in(hers["access"])


def test_signing_out_needs_only_the_token_and_twice_is_once(api: Api, kadiatou: Any) -> None:
    pair = a_pair(api, EMAIL)
    for _ in range(2):
        answer = api.call("POST", "/tokens/revoke", {"refresh": pair["refresh"]})
        assert (answer.status_code, answer.content) == (204, b"")
        assert not is_in(pair["access"])
    assert not TokenFamily.objects.exists()


def test_a_made_up_token_signs_nobody_out(api: Api, kadiatou: Any) -> None:
    pair = a_pair(api, EMAIL)
    family, _, _ = pair["refresh"].split(".")
    for token in ("x", f"{family}.1.{'A' * 43}", pair["refresh"][:-1], pair["access"][:100]):
        answer = api.call("POST", "/tokens/revoke", {"refresh": token})
        assert answer.status_code == 204
    assert is_in(pair["access"])


def test_there_is_an_end_to_programs(api: Api, kadiatou: Any) -> None:
    pairs = [a_pair(api, EMAIL, device=f"P{n}") for n in range(MOST + 2)]
    assert TokenFamily.objects.filter(user=kadiatou).count() == MOST
    assert [is_in(pair["access"]) for pair in pairs[:4]] == [False, False, True, True]


# --- What ends them all -------------------------------------------------------------------------
def test_a_token_is_judged_by_itself_whatever_cookie_comes_with_it(
    api: Api, kadiatou: Any, oumar: Any
) -> None:
    pair = a_pair(api, "+224620000003")
    both = with_token(pair["access"])
    both.force_login(kadiatou)
    assert both.call("GET", "/me").json()["id"] == oumar.pk
    both.token = "nothing"
    assert_problem(both.call("GET", "/me"), 401, "token_invalid")


def test_a_token_writes_without_a_cookies_proof(api: Api, kadiatou: Any) -> None:
    strict = Api(csrf=True)
    strict.token = a_pair(api, EMAIL)["access"]
    headers = {"idempotency-key": "k1"}
    answer = strict.call("PATCH", "/me", {"first_name": "Kadi"}, headers=headers)
    assert (answer.status_code, answer.json()["first_name"]) == (200, "Kadi")
    entry = AuditEntry.objects.get(action="user.profile_changed")
    assert (entry.actor_id, entry.channel) == (kadiatou.pk, "api")
    other = with_token(a_pair(api, EMAIL)["access"])
    again = other.call("PATCH", "/me", {"first_name": "Kadi"}, headers=headers)
    assert again["Idempotent-Replayed"] == "true"


def test_a_wrong_token_is_told_even_where_none_is_needed(api: Api) -> None:
    api.token = "nothing"
    answer = api.call("GET", "/categories")
    assert_problem(answer, 401, "token_invalid")
    assert answer["WWW-Authenticate"] == 'Bearer realm="makiti", error="invalid_token"'
