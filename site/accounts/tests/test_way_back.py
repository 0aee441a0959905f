"""A lost password, a new number: what a code lets one change."""

from typing import Any

import pytest
from django.test import Client

from accounts import fresh
from accounts.adapter import AccountAdapter
from accounts.models import User
from accounts.services.change_phone import PhoneTakenError
from accounts.services.claim_phone import claim_phone
from accounts.tests.helpers import (
    NEW_PASSWORD,
    PASSWORD,
    come_by_code,
    errors_of,
    is_signed_in,
    reauthenticated,
    sign_in,
    sign_up,
    texted_code,
)
from tests.support.together import together

ASK = "/fr/account/login/code/"
CONFIRM = "/fr/account/login/code/confirm/"
PROVE = "/fr/account/phone/verify/"
CHANGE = "/fr/account/phone/change/"
NUMBER = "+224620123456"
HIS = "+224620000003"


# --- The way back in -----------------------------------------------------------------------
def test_who_came_by_code_may_choose_a_password_without_the_old(
    client: Client, oumar: User
) -> None:
    come_by_code(client, HIS)
    form = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}

    assert "oldpassword" not in client.get("/fr/account/password/change/").content.decode()
    client.post("/fr/account/password/change/", form)

    assert is_signed_in(client)
    oumar.refresh_from_db()
    assert oumar.check_password(NEW_PASSWORD)


@pytest.mark.parametrize("way", ["password", "long ago", "somebody else"])
def test_others_say_the_old_password(
    client: Client, oumar: User, kadiatou: User, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    if way == "password":
        sign_in(client, HIS)
    else:
        come_by_code(client, HIS)
    if way == "long ago":
        monkeypatch.setattr(fresh, "MINUTES", 0)
    if way == "somebody else":
        client.force_login(kadiatou)
    form = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}

    assert "oldpassword" in client.get("/fr/account/password/change/").content.decode()
    client.post("/fr/account/password/change/", form)

    for person in (oumar, kadiatou):
        person.refresh_from_db()
        assert person.check_password(PASSWORD)


def test_the_page_for_lost_passwords_shows_the_way_by_sms(
    client: Client, db: None, settings: Any
) -> None:
    assert ASK in client.get("/fr/account/password/reset/").content.decode()
    settings.SMS_URL = ""
    assert ASK not in client.get("/fr/account/password/reset/").content.decode()


# --- Another number ------------------------------------------------------------------------
def test_a_new_number_counts_once_its_code_is_given(client: Client, oumar: User) -> None:
    reauthenticated(client, oumar)

    answer = client.post(CHANGE, {"phone": "620 12 34 56"})

    assert answer["Location"] == PROVE
    oumar.refresh_from_db()
    assert oumar.phone.as_e164 == HIS
    client.post(PROVE, {"code": texted_code(NUMBER)})
    oumar.refresh_from_db()
    assert (oumar.phone.as_e164, oumar.phone_verified) == (NUMBER, True)


def test_a_number_of_another_account_is_not_given_even_with_its_code(
    client: Client, oumar: User, kadiatou: User
) -> None:
    reauthenticated(client, kadiatou)

    answer = client.post(CHANGE, {"phone": HIS})
    assert answer["Location"] == PROVE
    refused = client.post(PROVE, {"code": texted_code(HIS)})

    assert "ne peut pas être ajouté" in errors_of(refused)
    kadiatou.refresh_from_db()
    assert kadiatou.phone.as_e164 == "+224620000002"


def test_a_number_taken_in_the_last_moment_is_told_and_changes_nothing(
    client: Client, oumar: User, kadiatou: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    reauthenticated(client, kadiatou)
    client.post(CHANGE, {"phone": "620 12 34 56"})
    code = texted_code(NUMBER)
    real = AccountAdapter.get_user_by_phone

    def just_before(self: AccountAdapter, phone: str) -> User | None:
        found = real(self, phone)
        User.objects.filter(pk=oumar.pk).update(phone=phone)
        return found

    monkeypatch.setattr(AccountAdapter, "get_user_by_phone", just_before)
    answer = client.post(PROVE, {"code": code})

    assert answer["Location"] == CHANGE
    assert "ne peut pas être ajouté" in client.get(CHANGE).content.decode()
    kadiatou.refresh_from_db()
    assert kadiatou.phone.as_e164 == "+224620000002"


def test_a_proven_number_takes_it_from_who_only_typed_it(client: Client, kadiatou: User) -> None:
    sign_up(Client(), phone="620 12 34 56")
    reauthenticated(client, kadiatou)
    client.post(CHANGE, {"phone": "620 12 34 56"})

    client.post(PROVE, {"code": texted_code(NUMBER)})

    assert User.objects.get(phone=NUMBER) == kadiatou
    assert User.objects.count() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_who_prove_one_number_at_once_one_has_it() -> None:
    people = [User.objects.create_user(email=f"p{n}@makiti.test") for n in range(8)]

    outcomes = together(8, lambda n: claim_phone(people[n], phone=NUMBER))

    assert outcomes.count(None) == 1
    assert sum(isinstance(outcome, PhoneTakenError) for outcome in outcomes) == 7
    assert User.objects.filter(phone=NUMBER).count() == 1
