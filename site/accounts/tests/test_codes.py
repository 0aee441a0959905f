"""Six digits by SMS: they open an account, prove a number, and lead back in."""

import time
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from accounts.models import User
from accounts.tests.helpers import (
    NEW_PASSWORD,
    come_by_code,
    errors_of,
    is_signed_in,
    last_code,
    sign_in,
    sign_up,
    texted_code,
    wrong,
)
from core.limits.models import Tally
from core.sms.models import TextMessage

ASK = "/fr/account/login/code/"
CONFIRM = "/fr/account/login/code/confirm/"
PROVE = "/fr/account/phone/verify/"
CHANGE = "/fr/account/phone/change/"
NUMBER = "+224620123456"
HIS = "+224620000003"


# --- Signing up ----------------------------------------------------------------------------
def test_a_number_opens_an_account_once_its_code_is_given(client: Client, db: None) -> None:
    answer = sign_up(client, phone="620 12 34 56")

    assert answer["Location"] == PROVE
    assert not is_signed_in(client)
    page = client.get(PROVE).content.decode()
    assert "620 12 34 56" in page
    assert "/fr/demo/phone/" in page
    client.post(PROVE, {"code": texted_code(NUMBER)})
    person = User.objects.get()
    assert (person.phone.as_e164, person.phone_verified, person.is_pending) == (NUMBER, True, False)
    assert is_signed_in(client)


def test_the_code_page_leads_to_no_phone_where_texts_go_to_real_ones(
    client: Client, db: None, settings: Any
) -> None:
    settings.SMS_URL = "https://sms.example/messages"
    sign_up(client, phone="620 12 34 56")

    assert "demo/phone" not in client.get(PROVE).content.decode()


def test_a_number_that_nobody_proved_is_nobodys(db: None) -> None:
    """Somebody typed her number with a password of theirs."""
    squatter, owner = Client(), Client()
    sign_up(squatter, phone="620 12 34 56", password1="mot-de-passe-du-squatteur-1")

    assert sign_up(owner, phone="620 12 34 56", first_name="Mariama")["Location"] == PROVE
    owner.post(PROVE, {"code": texted_code(NUMBER)})

    person = User.objects.get()
    assert person.check_password(NEW_PASSWORD)
    assert is_signed_in(owner)
    sign_in(squatter, NUMBER, "mot-de-passe-du-squatteur-1")
    squatter.post(PROVE, {"code": texted_code(NUMBER)})
    assert not is_signed_in(squatter)


def test_an_unproven_number_opens_nothing_by_password(client: Client, db: None) -> None:
    sign_up(client, phone="620 12 34 56")
    other = Client()

    sign_in(other, NUMBER, NEW_PASSWORD)

    assert not is_signed_in(other)


def test_three_wrong_codes_end_it_and_one_starts_again(client: Client, db: None) -> None:
    sign_up(client, phone="620 12 34 56")
    code = texted_code(NUMBER)
    for _ in range(3):
        answer = client.post(PROVE, {"code": wrong(code)})

    assert answer["Location"] == "/fr/account/login/"
    client.post(PROVE, {"code": code})
    assert not is_signed_in(client)
    sign_up(client, phone="620 12 34 56")
    client.post(PROVE, {"code": texted_code(NUMBER)})
    assert is_signed_in(client)
    assert User.objects.count() == 1


def test_a_new_code_ends_the_old_one(client: Client, db: None) -> None:
    sign_up(client, phone="620 12 34 56")
    first = texted_code(NUMBER)
    client.post(PROVE, {"action": "resend"})
    second = texted_code(NUMBER)

    assert first != second
    client.post(PROVE, {"code": first})
    assert not is_signed_in(client)
    client.post(PROVE, {"code": second})
    assert is_signed_in(client)


def test_a_taken_number_looks_like_a_free_one_and_its_owner_is_told(oumar: User) -> None:
    free, taken = Client(), Client()

    answers = [sign_up(free, phone="620 12 34 56"), sign_up(taken, phone="620 00 00 03")]

    assert [answer["Location"] for answer in answers] == [PROVE, PROVE]
    faults = [errors_of(c.post(PROVE, {"code": "12"})) for c in (free, taken)]
    assert faults[0] == faults[1]
    assert "déjà un compte" in TextMessage.objects.get(phone=HIS).body.replace("deja", "déjà")
    assert User.objects.filter(first_name="Mariama").count() == 1
    oumar.refresh_from_db()
    assert oumar.first_name == "Oumar"


def test_both_ways_given_the_number_opens_and_the_address_is_proven_after(
    client: Client, db: None
) -> None:
    sign_up(client, phone="620 12 34 56", email="mariama@exemple.gn")
    assert mail.outbox == []

    answer = client.post(PROVE, {"code": texted_code(NUMBER)})

    assert is_signed_in(client)
    assert answer["Location"] == "/fr/account/confirm-email/"
    assert User.objects.get().email is None
    client.post(answer["Location"], {"code": last_code()})
    assert User.objects.get().email == "mariama@exemple.gn"
    assert EmailAddress.objects.get().verified


def test_an_address_given_beside_a_number_takes_nobodys(client: Client, kadiatou: User) -> None:
    sign_up(client, phone="620 12 34 56", email="kadiatou@makiti.test")
    answer = client.post(PROVE, {"code": texted_code(NUMBER)})
    client.get(answer["Location"])

    assert is_signed_in(client)
    assert User.objects.get(phone=NUMBER).email is None
    kadiatou.refresh_from_db()
    assert kadiatou.email == "kadiatou@makiti.test"


def test_without_a_provider_a_number_opens_the_account_as_written(
    client: Client, db: None, settings: Any
) -> None:
    settings.SMS_URL = ""

    sign_up(client, phone="620 12 34 56")

    person = User.objects.get()
    assert (person.phone_verified, person.is_pending) == (False, False)
    assert is_signed_in(client)
    assert not TextMessage.objects.exists()


def test_texts_fit_one_sms_in_both_languages(client: Client, oumar: User) -> None:
    for language in ("fr", "en"):
        User.objects.filter(pk=oumar.pk).update(language=language)
        for form in ({"login": HIS}, {"login": "620999999"}):
            Client().post(ASK.replace("/fr/", f"/{language}/"), form)
        sign_up(Client(), language=language, phone=HIS)
        Tally.objects.all().delete()
    bodies = list(TextMessage.objects.order_by("pk").values_list("body", flat=True))
    assert len(bodies) == 6
    assert all("Makiti" in body and len(body) <= 160 for body in bodies)
    assert ("votre code est" in bodies[0], "your code is" in bodies[3]) == (True, True)


# --- Coming in -----------------------------------------------------------------------------
def test_a_person_comes_in_by_code(client: Client, oumar: User) -> None:
    answer = come_by_code(client, HIS)

    assert answer["Location"] == "/fr/account/"
    assert is_signed_in(client)
    oumar.refresh_from_db()
    assert oumar.phone_verified


def test_a_person_comes_in_by_a_code_in_a_letter(client: Client, kadiatou: User) -> None:
    client.post(ASK, {"login": " Kadiatou@makiti.test"})
    client.post(CONFIRM, {"code": last_code()})

    assert is_signed_in(client)


def test_the_way_on_is_kept(client: Client, oumar: User) -> None:
    answer = client.post(f"{ASK}?next=/fr/basket/", {"login": HIS, "next": "/fr/basket/"})
    done = client.post(answer["Location"], {"code": texted_code(HIS), "next": "/fr/basket/"})

    assert done["Location"] == "/fr/basket/"


def test_asking_for_a_code_tells_a_stranger_nothing(oumar: User) -> None:
    known, unknown = Client(), Client()
    answers = [known.post(ASK, {"login": HIS}), unknown.post(ASK, {"login": "620999999"})]

    assert answers[0]["Location"] == answers[1]["Location"] == CONFIRM
    faults = [errors_of(c.post(CONFIRM, {"code": "123"})) for c in (known, unknown)]
    assert faults[0] == faults[1]
    assert TextMessage.objects.filter(phone="+224620999999").count() == 1


@pytest.mark.parametrize("login", ["", "   ", "personne", "62", "a@b", "<b>", "💥", "6" * 300])
def test_what_is_neither_number_nor_address_is_refused(
    client: Client, db: None, login: str
) -> None:
    assert errors_of(client.post(ASK, {"login": login}))
    assert not TextMessage.objects.exists()


def test_a_code_of_another_browser_opens_nothing(oumar: User) -> None:
    asked, other = Client(), Client()
    asked.post(ASK, {"login": HIS})

    other.post(CONFIRM, {"code": texted_code(HIS)})

    assert not is_signed_in(other)


def test_a_code_opens_once(client: Client, oumar: User) -> None:
    client.post(ASK, {"login": HIS})
    code = texted_code(HIS)
    client.post(CONFIRM, {"code": code})
    client.post("/fr/account/logout/")

    client.post(CONFIRM, {"code": code})

    assert not is_signed_in(client)


def test_an_old_code_opens_nothing(
    client: Client, oumar: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.post(ASK, {"login": HIS})
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 16 * 60)

    client.post(CONFIRM, {"code": texted_code(HIS)})

    assert not is_signed_in(client)


def test_without_a_provider_no_text_is_promised(client: Client, oumar: User, settings: Any) -> None:
    settings.SMS_URL = ""

    assert "adresse e-mail" in errors_of(client.post(ASK, {"login": HIS}))
