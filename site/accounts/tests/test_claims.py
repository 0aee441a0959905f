"""Whoever wrote a number or an address down keeps no way in once its holder proves it."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client

from accounts.models import TokenFamily, User
from accounts.services.open_family import open_family
from accounts.tests.helpers import (
    NEW_PASSWORD,
    PASSWORD,
    come_by_code,
    is_signed_in,
    last_code,
    sign_in,
    sign_up,
    texted_code,
    wrong,
)
from accounts.tests.test_second_factor import code_of_app, with_app
from core.audit import history_of
from core.outbox import drain
from tests.builders import a_user

NUMBER = "+224620123456"
ASK = "/fr/account/login/code/"
CONFIRM = "/fr/account/login/code/confirm/"
HOME = "/fr/account/"


def is_home(client: Client) -> bool:
    return client.get(HOME).status_code == 200


@pytest.fixture
def squatter(db: None, settings: Any) -> Client:
    """Opened an account with somebody's number while no SMS was sent; signed in ever since."""
    texts, settings.SMS_URL = settings.SMS_URL, ""
    client = Client()
    sign_up(client, phone="620 12 34 56")
    assert is_home(client)
    settings.SMS_URL = texts
    return client


def test_the_holder_of_a_number_shares_its_account_with_nobody(
    squatter: Client, client: Client
) -> None:
    account = User.objects.get()
    with_app(account)
    open_family(account, device="a program of the squatter's")

    answer = come_by_code(client, NUMBER)

    assert answer["Location"] == HOME
    page = client.get(HOME).content.decode()
    assert "choisissez un nouveau mot de passe" in page
    assert not is_home(squatter)
    sign_in(again := Client(), NUMBER, NEW_PASSWORD)
    assert not is_signed_in(again)
    assert not TokenFamily.objects.exists()
    assert not Authenticator.objects.exists()
    assert UserSession.objects.count() == 1
    account.refresh_from_db()
    assert (account.phone_verified, account.has_usable_password()) == (True, False)
    assert history_of(account).filter(action="user.claimed").count() == 1


def test_the_holder_may_choose_a_password_at_once_and_comes_back_with_it(
    squatter: Client, client: Client
) -> None:
    come_by_code(client, NUMBER)

    words = "koundara-sous-la-pluie-3"
    there = client.get("/fr/account/password/change/")["Location"]
    client.post(there, {"password1": words, "password2": words})

    sign_in(again := Client(), NUMBER, words)
    assert is_signed_in(again)


def test_who_proved_their_number_keeps_all_they_have(client: Client, db: None) -> None:
    sign_up(client, phone="620 12 34 56")
    client.post("/fr/account/phone/verify/", {"code": texted_code(NUMBER)})
    person = User.objects.get()
    open_family(person, device="a program of theirs")

    come_by_code(Client(), NUMBER)

    assert is_home(client)
    person.refresh_from_db()
    assert person.check_password(NEW_PASSWORD)
    assert TokenFamily.objects.count() == 1


def test_an_address_that_waits_beside_the_number_goes(squatter: Client, client: Client) -> None:
    account = User.objects.get()
    User.objects.update(email="squatter@exemple.gn")
    EmailAddress.objects.create(user=account, email="squatter@exemple.gn", primary=True)

    come_by_code(client, NUMBER)

    assert is_home(client)
    assert not EmailAddress.objects.exists()
    assert User.objects.get().email is None


@pytest.mark.parametrize("how", ["proven", "entered by the team"])
def test_an_account_that_has_a_proven_address_only_loses_the_number(
    client: Client, db: None, how: str
) -> None:
    """Its owner wrote one digit wrong, or waits for whoever comes with the number."""
    owner = a_user(email="owner@exemple.gn", phone=NUMBER, first_name="Owner")
    if how == "proven":
        EmailAddress.objects.create(user=owner, email=owner.email, verified=True, primary=True)

    answer = come_by_code(client, NUMBER)

    assert answer["Location"] == "/fr/account/signup/"
    assert not is_signed_in(client)
    assert "n’avait jamais été confirmé" in client.get(answer["Location"]).content.decode()
    owner.refresh_from_db()
    assert (owner.phone, owner.check_password(PASSWORD)) == (None, True)
    # And the number opens an account of its holder's own.
    sign_up(client, phone="620 12 34 56")
    client.post("/fr/account/phone/verify/", {"code": texted_code(NUMBER)})
    assert is_home(client)
    assert User.objects.get(phone=NUMBER).pk != owner.pk


def test_nobody_of_the_office_is_reached_by_a_number_that_nobody_proved(
    client: Client, db: None
) -> None:
    boss = a_user(phone=NUMBER, is_staff=True)
    with_app(boss)

    answer = come_by_code(client, NUMBER)

    assert answer["Location"] == "/fr/account/login/"
    assert not is_signed_in(client)
    boss.refresh_from_db()
    assert boss.phone.as_e164 == NUMBER
    assert boss.check_password(PASSWORD)
    assert Authenticator.objects.filter(user=boss).exists()


def test_the_holder_of_an_address_comes_by_code_and_the_password_that_waited_is_gone(
    client: Client, db: None
) -> None:
    sign_up(Client(), email="mariama@exemple.gn")

    client.post(ASK, {"login": "mariama@exemple.gn"})
    client.post(CONFIRM, {"code": last_code()})

    assert is_home(client)
    sign_in(again := Client(), "mariama@exemple.gn", NEW_PASSWORD)
    assert not is_signed_in(again)
    assert EmailAddress.objects.get().verified


def test_who_confirms_their_own_sign_up_keeps_the_password(client: Client, db: None) -> None:
    sign_up(client, email="mariama@exemple.gn")
    client.post("/fr/account/confirm-email/", {"code": last_code()})

    sign_in(again := Client(), "mariama@exemple.gn", NEW_PASSWORD)
    assert is_signed_in(again)


def test_a_new_password_is_never_set_where_somebody_only_asked_for_the_address(
    client: Client, oumar: User
) -> None:
    EmailAddress.objects.create(user=oumar, email="mariama@exemple.gn")

    client.post("/fr/account/password/reset/", {"email": "mariama@exemple.gn"})
    drain()

    assert [letter.to for letter in mail.outbox] == [["mariama@exemple.gn"]]
    assert not re.search(r"^\d{6}$", str(mail.outbox[0].body), re.MULTILINE)


# --- The owner's own locks -----------------------------------------------------------------
def opened_without_texts(settings: Any) -> Client:
    """Their number was never proven: none could be. They set up an app since."""
    texts, settings.SMS_URL = settings.SMS_URL, ""
    sign_up(client := Client(), phone="620 12 34 56")
    settings.SMS_URL = texts
    with_app(User.objects.get())
    return client


def all_locks() -> tuple[Any, ...]:
    person = User.objects.get(phone=NUMBER)
    factors = Authenticator.objects.filter(user=person).order_by("pk")
    return (person.password, *factors.values_list("type", "data"))


def prove_from_inside(client: Client) -> Any:
    client.post("/fr/account/phone/change/", {"phone": "620 12 34 56"})
    return client.post("/fr/account/phone/verify/", {"code": texted_code(NUMBER)})


def test_whoever_proves_the_number_from_inside_keeps_every_lock(db: None, settings: Any) -> None:
    owner = opened_without_texts(settings)
    owner.post("/fr/account/2fa/reauthenticate/", {"code": code_of_app()})
    before = all_locks()

    prove_from_inside(owner)

    assert User.objects.get().phone_verified
    assert all_locks() == before
    assert is_home(owner)
    # And from now on a code by SMS takes nothing away: it leads to the second factor.
    answer = come_by_code(again := Client(), NUMBER)
    assert answer["Location"] == "/fr/account/2fa/authenticate/"
    assert not is_signed_in(again)
    assert all_locks() == before


def test_from_inside_without_the_code_nothing_is_proven(db: None, settings: Any) -> None:
    """A stranger who waits with the number of somebody else: the text goes to its holder."""
    stranger = opened_without_texts(settings)
    stranger.post("/fr/account/2fa/reauthenticate/", {"code": code_of_app()})
    stranger.post("/fr/account/phone/change/", {"phone": "620 12 34 56"})
    stranger.post("/fr/account/phone/verify/", {"code": wrong(texted_code(NUMBER))})

    assert not User.objects.get().phone_verified
    come_by_code(holder := Client(), NUMBER)
    assert is_home(holder)
    assert not is_home(stranger)
    assert not Authenticator.objects.exists()


def test_without_the_second_factor_the_number_is_not_proven_from_inside(
    db: None, settings: Any
) -> None:
    thief = opened_without_texts(settings)

    answer = thief.post("/fr/account/phone/change/", {"phone": "620 12 34 56"})

    assert answer["Location"].startswith("/fr/account/2fa/reauthenticate/")
    assert not User.objects.get().phone_verified


def test_the_page_of_locks_says_that_the_number_waits_for_its_proof(
    db: None, settings: Any
) -> None:
    words = "Votre numéro n’est pas encore confirmé"
    owner = opened_without_texts(settings)
    assert words in owner.get("/fr/account/security/").content.decode()
    User.objects.update(phone_verified=True)
    assert words not in owner.get("/fr/account/security/").content.decode()
    User.objects.update(phone_verified=False)
    settings.SMS_URL = ""
    assert words not in owner.get("/fr/account/security/").content.decode()
