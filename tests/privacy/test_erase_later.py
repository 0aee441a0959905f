"""Who waits for an order asks to be erased now, and is once it must have come."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import User
from accounts.services.ask_erasure import ask_erasure
from accounts.services.erase_person import CannotGoYetError
from accounts.services.erase_those_who_asked import erase_those_who_asked
from accounts.tasks import erase_asked
from core.audit import history_of
from shop.order.models import Order
from tests.builders import PASSWORD, a_user
from tests.privacy.filling import fill_everywhere
from tests.support.together import together

PAGE = "/fr/account/privacy/"
ERASE = "/fr/account/privacy/erase/"
KEEP = "/fr/account/privacy/keep/"


def ordered(person: User, *, days_ago: int) -> None:
    when = timezone.now() - timedelta(days=days_ago)
    Order.objects.filter(user=person).update(date_placed=when)


def is_gone(person: User) -> bool:
    return User.objects.get(pk=person.pk).erased_at is not None


@pytest.fixture
def waiting(db: None) -> User:
    """Ordered two days ago."""
    person = fill_everywhere("Kadiatou", "Diallosow", number="620555001")
    Authenticator.objects.all().delete()
    person.set_password(PASSWORD)
    person.save()
    ordered(person, days_ago=2)
    return person


@pytest.fixture
def hers(waiting: User, client: Client) -> Client:
    login = {"login": waiting.phone.as_e164, "password": PASSWORD}
    client.post("/fr/account/login/", login)
    return client


def test_the_page_says_from_when_and_takes_the_wish(hers: Client, waiting: User) -> None:
    day = date_format(timezone.now() + timedelta(days=5))
    for page in (PAGE, ERASE):
        told = hers.get(page).content.decode()
        assert "il y a moins de sept jours" in told
        assert f"s’effacera de lui-même le {day}" in told

    answer = hers.post(ERASE, {"sure": "on"}, follow=True)

    assert answer.redirect_chain[-1][0] == PAGE
    told = answer.content.decode()
    assert f"votre compte s’effacera le {day}" in told
    assert "Garder mon compte" in told
    assert "Effacer mon compte</a>" not in told
    waiting.refresh_from_db()
    assert (waiting.erase_wanted_at is not None, waiting.is_active) == (True, True)
    assert waiting.first_name == "Kadiatou"


def test_the_job_erases_on_that_day_and_not_before(waiting: User) -> None:
    ask_erasure(waiting)
    assert erase_those_who_asked() == 0
    ordered(waiting, days_ago=6)
    assert erase_those_who_asked() == 0
    assert not is_gone(waiting)

    ordered(waiting, days_ago=8)
    erase_asked()

    assert is_gone(waiting)
    assert User.objects.get(pk=waiting.pk).erase_wanted_at is None
    assert erase_those_who_asked() == 0


def test_who_asked_for_nothing_stays(waiting: User) -> None:
    ordered(waiting, days_ago=8)
    assert erase_those_who_asked() == 0
    assert not is_gone(waiting)


def test_the_wish_is_taken_back(hers: Client, waiting: User) -> None:
    hers.post(ERASE, {"sure": "on"})
    assert "Vous gardez votre compte" in hers.post(KEEP, follow=True).content.decode()
    assert "Vous gardez" not in hers.post(KEEP, follow=True).content.decode()
    ordered(waiting, days_ago=8)
    assert erase_those_who_asked() == 0
    assert not is_gone(waiting)


def test_a_stranger_takes_nothing_back(waiting: User, client: Client) -> None:
    ask_erasure(waiting)
    assert client.post(KEEP)["Location"].startswith("/fr/account/login/")
    client.force_login(a_user())
    client.post(KEEP)
    assert User.objects.get(pk=waiting.pk).erase_wanted_at


def test_asking_twice_is_asking_once(waiting: User) -> None:
    assert ask_erasure(waiting) == ask_erasure(waiting)
    assert history_of(waiting).filter(action="accounts.erasure_asked").count() == 1


def test_who_is_of_a_team_too_leaves_it_first(waiting: User, her_store: Any) -> None:
    her_store.users.add(waiting)
    with pytest.raises(CannotGoYetError, match="Quittez d’abord son équipe"):
        ask_erasure(waiting)
    waiting.refresh_from_db()
    assert waiting.erase_wanted_at is None


def test_one_who_cannot_go_holds_up_nobody(waiting: User, her_store: Any) -> None:
    other = a_user(email="other@exemple.gn")
    User.objects.filter(pk__in=[other.pk, waiting.pk]).update(erase_wanted_at=timezone.now())
    her_store.users.add(waiting)
    ordered(waiting, days_ago=8)
    assert erase_those_who_asked() == 1
    assert (is_gone(other), is_gone(waiting)) == (True, False)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_jobs_at_once_erase_once(kadiatou: Any) -> None:
    User.objects.filter(pk=kadiatou.pk).update(erase_wanted_at=timezone.now())
    assert sorted(together(4, lambda _: erase_those_who_asked())) == [0, 0, 0, 1]
