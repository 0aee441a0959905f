"""Where one is signed in, and the button that ends all the others."""

from django.test import Client

from accounts.models import User
from accounts.tests.helpers import is_signed_in, sign_in

PAGE = "/fr/account/sessions/"
ANDROID = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"


def alive(client: Client) -> bool:
    return client.get("/fr/account/").status_code == 200


def test_each_browser_is_listed_and_strangers_are_not(oumar: User, kadiatou: User) -> None:
    phone = Client(headers={"user-agent": ANDROID}, REMOTE_ADDR="198.51.100.7")
    desk, hers = Client(), Client(REMOTE_ADDR="203.0.113.9")
    for client, login in ((phone, "620000003"), (desk, "620000003"), (hers, "620000002")):
        sign_in(client, login)
        client.get("/fr/account/")

    page = desk.get(PAGE).content.decode()

    assert "Chrome, Android" in page
    assert "198.51.100.7" in page
    assert page.count("cet appareil") == 1
    assert "203.0.113.9" not in page


def test_one_button_ends_all_the_others_and_nobody_elses(oumar: User, kadiatou: User) -> None:
    lost, kept, hers = Client(), Client(), Client()
    for client, login in ((lost, "620000003"), (kept, "620000003"), (hers, "620000002")):
        sign_in(client, login)
        assert alive(client)

    kept.post(PAGE)

    assert (alive(lost), alive(kept), alive(hers)) == (False, True, True)


def test_a_new_password_ends_the_others_too(oumar: User) -> None:
    lost, kept = Client(), Client()
    for client in (lost, kept):
        sign_in(client, "620000003")
        assert is_signed_in(client)
    form = {
        "oldpassword": "makiti-demo",
        "password1": "leppi-du-fouta-7",
        "password2": "leppi-du-fouta-7",
    }

    kept.post("/fr/account/password/change/", form)

    assert (alive(lost), alive(kept)) == (False, True)


def test_a_forged_header_is_not_shown_as_where_one_was(oumar: User) -> None:
    client = Client(headers={"x-forwarded-for": "203.0.113.9"})
    sign_in(client, "620000003")
    client.get("/fr/account/")

    assert "203.0.113.9" not in client.get(PAGE).content.decode()
