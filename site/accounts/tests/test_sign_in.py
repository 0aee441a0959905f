import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from accounts.models import User
from accounts.tests.helpers import PASSWORD, is_signed_in, last_code, reauthenticated, sign_in
from core.outbox import drain

NEW = "leppi-du-fouta-8"


@pytest.mark.parametrize("login", ["620 00 00 02", "00224620000002", "+224620000002"])
def test_a_person_comes_in_by_phone(client: Client, kadiatou: User, login: str) -> None:
    assert sign_in(client, login)["Location"] == "/fr/account/"
    assert is_signed_in(client)


@pytest.mark.parametrize("login", ["kadiatou@makiti.test", " Kadiatou@MAKITI.test "])
def test_a_person_comes_in_by_email(client: Client, kadiatou: User, login: str) -> None:
    sign_in(client, login)

    assert is_signed_in(client)


def test_a_stranger_learns_nothing_from_a_refusal(kadiatou: User, oumar: User) -> None:
    tries = ["kadiatou@makiti.test", "nobody@makiti.test", "620000003", "620999999", "???"]

    errors = [str(sign_in(Client(), t, "wrong").context["form"].errors) for t in tries]

    assert len(set(errors)) == 1
    assert "ne va pas" in errors[0]


def test_who_was_locked_out_by_the_team_is_told(client: Client, oumar: User) -> None:
    User.objects.filter(pk=oumar.pk).update(is_active=False)

    assert sign_in(client, "620000003")["Location"] == "/fr/account/inactive/"
    assert not is_signed_in(client)


def test_the_way_on_after_sign_in_stays_on_the_site(client: Client, oumar: User) -> None:
    assert sign_in(client, "620000003", next="/fr/basket/")["Location"] == "/fr/basket/"
    client.logout()
    assert sign_in(client, "620000003", next="https://evil.test/")["Location"] == "/fr/account/"


def test_signing_out_needs_a_button(client: Client, oumar: User) -> None:
    client.force_login(oumar)

    assert client.get("/fr/account/logout/").status_code == 200
    assert is_signed_in(client)
    client.post("/fr/account/logout/")
    assert not is_signed_in(client)


def test_a_superuser_made_at_the_console_comes_in_by_lower_case(client: Client, db: None) -> None:
    call_command("createsuperuser", email="Chef@Makiti.TEST", interactive=False)
    chef = User.objects.get()
    chef.set_password(PASSWORD)
    chef.save()

    assert chef.email == "chef@makiti.test"
    sign_in(client, "CHEF@makiti.test")
    assert is_signed_in(client)


def test_who_the_team_entered_proves_nothing(client: Client, kadiatou: User) -> None:
    sign_in(client, "kadiatou@makiti.test")
    client.get("/fr/account/email/")  # allauth lists the address now, unproven
    client.logout()
    cache.clear()

    sign_in(client, "kadiatou@makiti.test")

    assert is_signed_in(client)


def test_a_forgotten_password_is_replaced_with_a_code(client: Client, kadiatou: User) -> None:
    there = client.post("/fr/account/password/reset/", {"email": "KADIATOU@makiti.test"})
    assert there["Location"] == "/fr/account/password/reset/confirm/"
    on = client.post(there["Location"], {"code": last_code()})
    assert on["Location"] == "/fr/account/password/reset/complete/"
    client.post(on["Location"], {"password1": NEW, "password2": NEW})

    kadiatou.refresh_from_db()
    assert kadiatou.check_password(NEW)
    assert is_signed_in(client)


def test_asking_for_a_new_password_tells_a_stranger_nothing(kadiatou: User) -> None:
    known, unknown = Client(), Client()
    path = "/fr/account/password/reset/"

    answers = [
        known.post(path, {"email": "kadiatou@makiti.test"}),
        unknown.post(path, {"email": "personne@makiti.test"}),
    ]
    errors = [
        c.post(a["Location"], {"code": "123"}).context["form"].errors
        for c, a in zip((known, unknown), answers, strict=True)
    ]

    assert answers[0]["Location"] == answers[1]["Location"]
    assert errors[0] == errors[1] != {}
    drain()
    assert sorted(letter.to[0] for letter in mail.outbox) == [
        "kadiatou@makiti.test",
        "personne@makiti.test",
    ]


def test_letters_speak_the_language_of_the_person_not_of_the_page(
    client: Client, kadiatou: User, languages_of_letters: list[str | None]
) -> None:
    User.objects.filter(pk=kadiatou.pk).update(language="en")

    client.post("/fr/account/password/reset/", {"email": "kadiatou@makiti.test"})
    client.post("/fr/account/password/reset/", {"email": "personne@makiti.test"})
    client.post("/en/account/password/reset/", {"email": "nobody@makiti.test"})

    assert languages_of_letters == ["en", "fr", "en"]


def test_a_letter_waits_for_the_worker(client: Client, kadiatou: User) -> None:
    client.post("/fr/account/password/reset/", {"email": "kadiatou@makiti.test"})

    assert mail.outbox == []
    drain()
    assert len(mail.outbox) == 1


def test_a_new_address_replaces_the_old_once_proven(client: Client, kadiatou: User) -> None:
    reauthenticated(client, kadiatou)

    answer = client.post("/fr/account/email/", {"action_add": "", "email": "Kadia@Exemple.GN"})
    assert answer["Location"] == "/fr/account/confirm-email/"
    kadiatou.refresh_from_db()
    assert kadiatou.email == "kadiatou@makiti.test"
    client.post(answer["Location"], {"code": last_code()})

    kadiatou.refresh_from_db()
    assert kadiatou.email == "kadia@exemple.gn"
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [
        ("kadia@exemple.gn", True, True)
    ]


def test_an_address_that_another_account_holds_unproven_stays_there(
    client: Client, kadiatou: User, oumar: User
) -> None:
    reauthenticated(client, oumar)
    client.post("/fr/account/email/", {"action_add": "", "email": "kadiatou@makiti.test"})

    client.post("/fr/account/confirm-email/", {"code": last_code()})

    oumar.refresh_from_db()
    assert oumar.email is None


def test_the_last_way_to_reach_a_person_stays(client: Client, admin: User, kadiatou: User) -> None:
    for person, left in ((admin, "admin@makiti.test"), (kadiatou, None)):
        reauthenticated(client, person)
        client.get("/fr/account/email/")
        client.post("/fr/account/email/", {"action_remove": "", "email": person.email})
        person.refresh_from_db()
        assert person.email == left


def test_the_sign_in_form_can_be_filled_without_a_mouse(client: Client, db: None) -> None:
    page = client.get("/fr/account/login/").content.decode()
    form = page[page.index("<form", page.index("<main")) : page.index("</main>")]

    # Nothing to stop at between the two fields and the button.
    stops = re.findall(r"<(input|button|a)\b([^>]*)", form)
    names = [re.search(r'name="(\w+)"', attrs) for tag, attrs in stops if "hidden" not in attrs]
    assert [n[1] for n in names[:2] if n] == ["login", "password"]
    assert [tag for tag, attrs in stops if "hidden" not in attrs][2] == "button"
    assert 'autocomplete="current-password"' in form
