"""Sign-ups that nobody ever proved are forgotten after a week; nobody else is."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.selectors import GIVEN_UP_AFTER
from accounts.services.prune_sign_ups import prune_sign_ups
from accounts.tasks import prune_given_up
from accounts.tests.helpers import errors_of, last_code, sign_up, texted_code
from tests.builders import a_user

NUMBER = "+224620123456"
ONE_OR_THE_OTHER = pytest.mark.parametrize(
    ("typed", "door"),
    [({"phone": NUMBER}, "phone/verify/"), ({"email": "mariama@exemple.gn"}, "confirm-email/")],
)


def grow_old(*, by: timedelta = GIVEN_UP_AFTER + timedelta(hours=1)) -> None:
    User.objects.update(date_joined=timezone.now() - by)
    # Nor does allauth remember what it sent a week ago.
    cache.clear()


@pytest.mark.parametrize("typed", [{"phone": NUMBER}, {"email": "mariama@exemple.gn"}])
def test_what_was_never_proven_goes_after_a_week(
    client: Client, db: None, typed: dict[str, str]
) -> None:
    sign_up(client, **typed)
    grow_old(by=GIVEN_UP_AFTER - timedelta(hours=1))
    assert prune_sign_ups() == 0

    grow_old()
    prune_given_up()

    assert not User.objects.exists()
    assert not EmailAddress.objects.exists()
    assert prune_sign_ups() == 0


@ONE_OR_THE_OTHER
def test_the_browser_that_began_one_begins_again(
    client: Client, db: None, typed: dict[str, str], door: str
) -> None:
    sign_up(client, **typed)
    code = texted_code(NUMBER) if "phone" in typed else last_code()
    grow_old()
    prune_sign_ups()

    answer = client.post(f"/fr/account/{door}", {"code": code}, follow=True)
    assert answer.status_code == 200
    assert client.get("/fr/account/").status_code == 302
    assert not User.objects.exists()
    client.post("/fr/account/logout/")
    again = sign_up(client, **typed)
    assert again.status_code == 302, errors_of(again)
    assert again["Location"] == f"/fr/account/{door}"


@ONE_OR_THE_OTHER
def test_who_proved_it_stays(client: Client, db: None, typed: dict[str, str], door: str) -> None:
    sign_up(client, **typed)
    code = texted_code(NUMBER) if "phone" in typed else last_code()
    client.post(f"/fr/account/{door}", {"code": code})
    grow_old()
    assert prune_sign_ups() == 0


def test_who_came_in_without_a_proof_stays(client: Client, db: None, settings: Any) -> None:
    """Where no SMS is sent a number counts as written."""
    settings.SMS_URL = ""
    sign_up(client, phone=NUMBER)
    grow_old()
    assert prune_sign_ups() == 0


def test_whom_the_team_entered_stays(
    editor: User, admin: User, kadiatou: User, oumar: User
) -> None:
    a_user(phone=NUMBER)
    EmailAddress.objects.create(user=editor, email=editor.email)
    EmailAddress.objects.create(user=admin, email=admin.email)
    there = User.objects.count()
    grow_old()
    assert prune_sign_ups() == 0
    assert User.objects.count() == there


def test_many_go_piece_by_piece(db: None, django_assert_max_num_queries: Any) -> None:
    User.objects.bulk_create(
        User(phone=f"+22462{number:07}", is_pending=True) for number in range(1100)
    )
    grow_old()
    with django_assert_max_num_queries(400):
        assert prune_sign_ups() == 1100
