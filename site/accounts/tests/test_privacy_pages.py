"""The page of one's data: asked for, watched, taken along; or erased for good."""

import time
from typing import Any

import pytest
from django.test import Client

from core import outbox
from core.exports import Export
from tests.builders import PASSWORD

PAGE, ASK, ERASE = (f"/fr/account/privacy/{end}" for end in ("", "export/", "erase/"))


def sign_in(client: Client, email: str) -> None:
    answer = client.post("/fr/account/login/", {"login": email, "password": PASSWORD})
    assert answer.status_code == 302, answer.content.decode()[:3000]


def grow_cold(client: Client) -> None:
    """As if the sign-in had been an hour ago."""
    session = client.session
    session["account_authentication_methods"] = [
        record | {"at": time.time() - 3600} for record in session["account_authentication_methods"]
    ]
    session.save()


@pytest.mark.django_db
def test_one_s_data_are_asked_for_watched_and_taken_along(kadiatou: Any, client: Client) -> None:
    client.force_login(kadiatou)
    assert f'href="{PAGE}"' in client.get("/fr/account/").content.decode()
    assert "Préparer mon fichier" in client.get(PAGE).content.decode()
    for _ in range(2):
        assert client.post(ASK).headers["Location"] == PAGE
    export = Export.objects.get()
    page = client.get(PAGE).content.decode()
    assert 'hx-trigger="every 2s"' in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert ASK not in page
    outbox.drain()
    part = client.get(PAGE, headers={"hx-request": "true"}).content.decode()
    assert export.file_url in part
    assert "<html" not in part
    answer = client.get(export.file_url)
    assert "makiti-mes-donnees-" in answer["Content-Disposition"]
    assert b"".join(answer.streaming_content).startswith(b"PK")


@pytest.mark.django_db
def test_both_pages_speak_english(kadiatou: Any, client: Client) -> None:
    sign_in(client, "kadiatou@makiti.test")
    for url, words in (
        ("/en/account/privacy/", ["Take my data along", "accounting law"]),
        ("/en/account/privacy/erase/", ["Erase my account", "accounting law"]),
    ):
        page = client.get(url).content.decode()
        for word in words:
            assert word in page


@pytest.mark.django_db
@pytest.mark.parametrize("url", [PAGE, ASK, ERASE])
def test_nobody_is_sent_to_sign_in(client: Client, url: str) -> None:
    answer = client.post(url) if url == ASK else client.get(url)
    assert answer.status_code == 302
    assert "/account/login/" in answer.headers["Location"]


@pytest.mark.django_db
def test_a_fresh_sign_in_and_a_tick_erase(kadiatou: Any, client: Client) -> None:
    sign_in(client, "kadiatou@makiti.test")
    assert "acte uniforme" in client.get(ERASE).content.decode()
    page = client.post(ERASE, {}).content.decode()
    assert "Cochez cette case pour confirmer." in page
    kadiatou.refresh_from_db()
    assert kadiatou.erased_at is None
    answer = client.post(ERASE, {"sure": "on"}, follow=True)
    assert "sont effacés" in answer.content.decode()
    kadiatou.refresh_from_db()
    assert kadiatou.erased_at
    assert client.get(PAGE).status_code == 302
    again = client.post(
        "/fr/account/login/", {"login": "kadiatou@makiti.test", "password": PASSWORD}
    )
    assert again.status_code == 200


@pytest.mark.django_db
def test_an_old_sign_in_says_the_password_again_first(kadiatou: Any, client: Client) -> None:
    sign_in(client, "kadiatou@makiti.test")
    grow_cold(client)
    asked = client.get(ERASE)
    assert "/account/reauthenticate/" in asked.headers["Location"]
    page = client.post(asked.headers["Location"], {"password": PASSWORD}, follow=True)
    assert page.redirect_chain[-1][0] == ERASE
    assert "J’ai compris" in page.content.decode()
    kadiatou.refresh_from_db()
    assert kadiatou.erased_at is None


@pytest.mark.django_db
def test_a_tick_from_an_old_sign_in_waits_for_the_password(kadiatou: Any, client: Client) -> None:
    sign_in(client, "kadiatou@makiti.test")
    grow_cold(client)
    asked = client.post(ERASE, {"sure": "on"})
    client.post(asked.headers["Location"], {"password": "wrong"})
    kadiatou.refresh_from_db()
    assert kadiatou.erased_at is None
    client.post(asked.headers["Location"], {"password": PASSWORD})
    kadiatou.refresh_from_db()
    assert kadiatou.erased_at


@pytest.mark.django_db
def test_who_has_no_password_signs_in_again_first(kadiatou: Any, client: Client) -> None:
    sign_in(client, "kadiatou@makiti.test")
    kadiatou.set_unusable_password()
    kadiatou.save()
    client.force_login(kadiatou)
    answer = client.post(ERASE, {"sure": "on"})
    assert (
        answer.headers["Location"] == "/fr/account/login/?next=%2Ffr%2Faccount%2Fprivacy%2Ferase%2F"
    )
    kadiatou.refresh_from_db()
    assert kadiatou.erased_at is None


@pytest.mark.django_db
def test_another_device_of_theirs_is_signed_out(kadiatou: Any, client: Client) -> None:
    phone, desk = Client(), client
    for device in (phone, desk):
        sign_in(device, "kadiatou@makiti.test")
    desk.post(ERASE, {"sure": "on"})
    assert "/account/login/" in phone.get(PAGE).headers["Location"]


@pytest.mark.django_db
def test_what_stands_in_the_way_is_said_and_nothing_happens(
    her_store: Any, aissatou: Any, client: Client
) -> None:
    sign_in(client, "aissatou@makiti.test")
    assert "Boutique Aïssatou" in client.get(PAGE).content.decode()
    page = client.post(ERASE, {"sure": "on"}).content.decode()
    assert "Quittez d’abord son équipe" in page
    aissatou.refresh_from_db()
    assert (aissatou.erased_at, aissatou.first_name) == (None, "Aïssatou")
