import threading
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client

from accounts.models import User
from accounts.tests.helpers import (
    NEW_PASSWORD,
    is_signed_in,
    last_code,
    sign_in,
    sign_up,
    texted_code,
)
from core.outbox import drain

CODE_PAGE = "/fr/account/confirm-email/"


@pytest.mark.parametrize(
    "typed", ["620 12 34 56", "620123456", "00224620123456", "+224 620-12-34-56", "224620123456"]
)
def test_a_phone_is_enough_however_it_is_written(client: Client, db: None, typed: str) -> None:
    answer = sign_up(client, phone=typed)

    assert answer.status_code == 302, answer.content.decode()
    person = User.objects.get()
    assert (str(person.phone.as_e164), person.email) == ("+224620123456", None)
    assert person.first_name == "Mariama"
    assert person.phone_verified is False
    assert not is_signed_in(client)
    client.post(answer["Location"], {"code": texted_code("+224620123456")})
    assert is_signed_in(client)


def test_an_email_is_enough_once_its_code_is_given(client: Client, db: None) -> None:
    answer = sign_up(client, email="Mariama@Exemple.GN")

    assert answer["Location"] == CODE_PAGE
    assert not is_signed_in(client)
    assert client.post(CODE_PAGE, {"code": last_code()}).status_code == 302
    person = User.objects.get()
    assert (person.email, person.phone) == ("mariama@exemple.gn", None)
    assert EmailAddress.objects.get().verified
    assert is_signed_in(client)


def test_two_people_without_an_email_can_both_sign_up(db: None) -> None:
    sign_up(Client(), phone="620 00 00 11")
    sign_up(Client(), phone="620 00 00 12")

    assert User.objects.filter(email=None).count() == 2


def test_neither_phone_nor_email_is_refused_beside_the_field(client: Client, db: None) -> None:
    answer = sign_up(client)

    assert answer.status_code == 200
    assert answer.context["form"].errors == {
        "phone": ["Indiquez un téléphone ou une adresse e-mail."]
    }
    assert not User.objects.exists()


@pytest.mark.parametrize("typed", ["620 12 34", "12", "pas un numéro", "+224 111 11 11 11"])
def test_a_number_that_cannot_be_is_refused_with_an_example(
    client: Client, db: None, typed: str
) -> None:
    errors = sign_up(client, phone=typed).context["form"].errors

    assert list(errors) == ["phone"]
    assert "620 12 34 56" in errors["phone"][0]
    assert not User.objects.exists()


def test_a_number_of_another_country_is_welcome(client: Client, db: None) -> None:
    sign_up(client, phone="+33 6 12 34 56 78")

    assert str(User.objects.get().phone.as_e164) == "+33612345678"


def test_a_weak_password_is_refused_and_the_rest_stays_typed(client: Client, db: None) -> None:
    answer = sign_up(client, phone="620 12 34 56", password1="12345678")

    assert "password1" in answer.context["form"].errors
    assert 'value="620 12 34 56"' in answer.content.decode()
    assert not User.objects.exists()


def test_without_texts_a_taken_number_changes_nothing_and_says_what_to_do(
    client: Client, oumar: User, settings: Any
) -> None:
    settings.SMS_URL = ""
    answer = sign_up(client, phone="620 00 00 03")

    assert "connectez-vous" in answer.context["form"].errors["phone"][0]
    assert not is_signed_in(client)
    assert User.objects.count() == 1
    oumar.refresh_from_db()
    assert oumar.first_name == "Oumar"


def test_a_taken_email_looks_like_a_free_one(kadiatou: User) -> None:
    free, taken = Client(), Client()

    answers = [
        sign_up(free, email="nouvelle@makiti.test"),
        sign_up(taken, email="KADIATOU@makiti.test"),
    ]

    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0]["Location"] == answers[1]["Location"] == CODE_PAGE
    pages = [c.get(CODE_PAGE).content.decode() for c in (free, taken)]
    assert "nouvelle@makiti.test" in pages[0]
    assert "kadiatou@makiti.test" in pages[1]
    wrong = [c.post(CODE_PAGE, {"code": "000000"}).context["form"].errors for c in (free, taken)]
    assert wrong[0] == wrong[1] != {}


def test_the_owner_of_a_taken_email_is_told_and_keeps_the_account(
    client: Client, kadiatou: User
) -> None:
    sign_up(client, email="kadiatou@makiti.test")
    drain()

    assert [letter.to for letter in mail.outbox] == [["kadiatou@makiti.test"]]
    assert "/fr/account/password/reset/" in str(mail.outbox[0].body)
    assert User.objects.count() == 1
    assert not is_signed_in(client)


def test_a_taken_email_hashes_as_much_as_a_free_one(
    client: Client, kadiatou: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    real = User.set_password
    monkeypatch.setattr(
        User, "set_password", lambda self, raw: (hashed.append(raw), real(self, raw))[1]
    )

    sign_up(client, email="kadiatou@makiti.test")

    assert hashed == [NEW_PASSWORD]


def test_an_unproven_email_does_not_open_the_account(client: Client, db: None) -> None:
    sign_up(client, email="mariama@exemple.gn")
    other = Client()
    cache.clear()  # a second letter within ten seconds is refused

    answer = sign_in(other, "mariama@exemple.gn", NEW_PASSWORD)

    assert answer["Location"] == CODE_PAGE
    assert not is_signed_in(other)


def test_without_texts_a_phone_opens_the_account_while_its_email_is_unproven(
    client: Client, db: None, settings: Any
) -> None:
    settings.SMS_URL = ""
    sign_up(client, email="mariama@exemple.gn", phone="620 12 34 56")
    other = Client()

    sign_in(other, "620 12 34 56", NEW_PASSWORD)

    assert is_signed_in(other)


def test_three_wrong_codes_end_the_sign_up(client: Client, db: None) -> None:
    sign_up(client, email="mariama@exemple.gn")
    code = last_code()
    wrong = "000000" if code != "000000" else "111111"

    for _ in range(3):
        answer = client.post(CODE_PAGE, {"code": wrong})

    assert answer["Location"] == "/fr/account/login/"
    assert client.post(CODE_PAGE, {"code": code})["Location"] == "/fr/account/login/"
    assert not is_signed_in(client)


def test_the_language_of_the_page_becomes_the_persons(
    client: Client, db: None, languages_of_letters: list[str | None]
) -> None:
    sign_up(client, language="en", email="mary@example.gn")

    assert User.objects.get().language == "en"
    assert languages_of_letters == ["en"]


def test_the_letter_about_a_taken_address_leads_to_pages_in_its_owners_language(
    client: Client, kadiatou: User
) -> None:
    User.objects.filter(pk=kadiatou.pk).update(language="en")

    sign_up(client, email="kadiatou@makiti.test")
    drain()

    assert "/en/account/password/reset/" in str(mail.outbox[0].body)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_the_same_sign_up_sent_twice_at_once_makes_one_account() -> None:
    together, answers = threading.Barrier(2), []

    def tap() -> None:
        client = Client()
        client.get("/fr/account/signup/")
        together.wait()
        try:
            answers.append(sign_up(client, phone="620 12 34 56").status_code)
        finally:
            connection.close()

    taps: list[Any] = [threading.Thread(target=tap) for _ in range(2)]
    [t.start() for t in taps]
    [t.join() for t in taps]

    assert User.objects.count() == 1
    assert set(answers) <= {200, 302}
    assert len(answers) == 2
