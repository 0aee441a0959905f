"""What puts all programs of a person out: a new password, being shut out, 'sign out everywhere'."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import TokenFamily, User
from accounts.tests.api_helpers import a_pair, is_in, refresh
from accounts.tests.helpers import NEW_PASSWORD, PASSWORD, last_code
from core.audit.models import AuditEntry
from tests.support.api import Api, assert_problem

pytestmark = pytest.mark.django_db
EMAIL = "kadiatou@makiti.test"


def change_the_password(kadiatou: Any) -> None:
    client = Client()
    client.post("/fr/account/login/", {"login": EMAIL, "password": PASSWORD})
    form = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    client.post("/fr/account/password/change/", form)


def reset_the_password(kadiatou: Any) -> None:
    client = Client()
    client.post("/fr/account/password/reset/", {"email": EMAIL})
    client.post("/fr/account/password/reset/confirm/", {"code": last_code()})
    form = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    client.post("/fr/account/password/reset/complete/", form)


def be_given_a_password_by_a_command(kadiatou: Any) -> None:
    """By whatever way: nothing told us, the token itself no longer fits."""
    kadiatou.set_password(NEW_PASSWORD)
    kadiatou.save()


def be_given_a_password_in_the_office(kadiatou: Any) -> None:
    office(kadiatou, password1=NEW_PASSWORD, password2=NEW_PASSWORD, is_active="on")


def be_shut_out_with_a_reason(kadiatou: Any) -> None:
    client = Client()
    client.force_login(User.objects.get(is_superuser=True))
    address = f"/admin/moderation/people/{kadiatou.pk}/"
    assert client.post(address, {"reason": "Faux produits"}).status_code == 302


def sign_out_everywhere(kadiatou: Any) -> None:
    client = Client()
    client.post("/fr/account/login/", {"login": EMAIL, "password": PASSWORD})
    assert client.post("/fr/account/sessions/").status_code == 302


def office(kadiatou: Any, **more: str) -> None:
    client = Client()
    client.force_login(User.objects.get(is_superuser=True))
    form = {"email": EMAIL, "phone": "+224620000002", "first_name": "K", "language": "fr"}
    answer = client.post(f"/admin/users/edit/{kadiatou.pk}/", form | more)
    assert answer.status_code == 302, answer.content.decode()[:3000]


@pytest.mark.parametrize(
    "happens",
    [
        change_the_password,
        reset_the_password,
        be_given_a_password_by_a_command,
        be_given_a_password_in_the_office,
        be_shut_out_with_a_reason,
        sign_out_everywhere,
    ],
    ids=lambda happens: happens.__name__,
)
def test_every_program_is_out(
    api: Api, kadiatou: Any, oumar: Any, admin: Any, happens: Callable[[Any], None]
) -> None:
    pairs = [a_pair(api, EMAIL), a_pair(api, EMAIL)]
    other = a_pair(api, "+224620000003")
    assert [is_in(pair["access"]) for pair in pairs] == [True, True]
    happens(kadiatou)
    assert [is_in(pair["access"]) for pair in pairs] == [False, False]
    for pair in pairs:
        assert_problem(refresh(api, pair["refresh"]), 401, "token_invalid")
    assert is_in(other["access"])
    if happens is not be_given_a_password_by_a_command:
        assert not TokenFamily.objects.filter(user=kadiatou).exists()
        assert AuditEntry.objects.filter(action="user.programs_put_out").count() == 1
    # Whoever is let in again later finds every old token as dead as before.
    User.objects.filter(pk=kadiatou.pk).update(is_active=True)
    assert [is_in(pair["access"]) for pair in pairs] == [False, False]


def test_a_change_of_name_in_the_office_puts_nobody_out(
    api: Api, kadiatou: Any, admin: Any
) -> None:
    pair = a_pair(api, EMAIL)
    office(kadiatou, is_active="on")
    assert is_in(pair["access"])


def test_the_page_of_devices_shows_programs_and_puts_one_out(api: Api, kadiatou: Any) -> None:
    one = a_pair(api, EMAIL, device="Caisse <b>2</b>")
    two = a_pair(api, EMAIL, device="Mozilla/5.0 (Linux; Android 14) Chrome/140 Safari")
    client = Client()
    client.force_login(kadiatou)
    page = client.get("/fr/account/sessions/").content.decode()
    assert "Caisse &lt;b&gt;2&lt;/b&gt;" in page
    assert "Chrome, Android" in page
    family = TokenFamily.objects.get(device__startswith="Caisse")
    address = f"/fr/account/sessions/{family.pk}/end/"
    assert address in page
    assert client.get(address).status_code == 405
    assert client.post(address).status_code == 302
    assert (is_in(one["access"]), is_in(two["access"])) == (False, True)
    assert client.post(address).status_code == 404


def test_a_stranger_puts_no_program_out(api: Api, kadiatou: Any, fatou: Any) -> None:
    pair = a_pair(api, EMAIL)
    address = f"/fr/account/sessions/{TokenFamily.objects.get().pk}/end/"
    stranger = Client()
    assert stranger.post(address).status_code == 302
    stranger.force_login(fatou)
    assert stranger.post(address).status_code == 404
    assert is_in(pair["access"])


def test_the_schedule_forgets_programs_that_stayed_away(api: Api, kadiatou: Any) -> None:
    from accounts.tasks import prune

    a_pair(api, EMAIL)
    TokenFamily.objects.update(expires_at="2020-01-01T00:00:00Z")
    prune()
    assert not TokenFamily.objects.exists()
