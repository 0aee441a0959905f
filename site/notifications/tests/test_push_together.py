"""A browser that is linked twice at the same moment is one device."""

from typing import Any

import pytest

from notifications.models import PushDevice
from notifications.services import add_device as adding
from notifications.services.add_device import add_device
from tests.builders import a_user
from tests.support.together import together

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

ENDPOINT = "https://fcm.googleapis.com/fcm/send/one"
MANY = 8


def link(person: Any, *, session: str) -> PushDevice:
    return add_device(
        person, session_key=session, endpoint=ENDPOINT, p256dh="p", auth="a", user_agent="Firefox"
    )


def test_by_one_sign_in() -> None:
    person = a_user(phone="+224620123456")
    outcomes = together(MANY, lambda _n: link(person, session="s"))
    (device,) = PushDevice.objects.all()
    assert [getattr(outcome, "pk", outcome) for outcome in outcomes] == [device.pk] * MANY


def test_by_two_sign_ins_of_one_browser() -> None:
    """Somebody signs out and another one in, in two tabs."""
    for _ in range(5):
        people = [a_user(phone=f"+22462012{n}{_}45") for n in range(2)]
        outcomes = together(2, lambda n, people=people: link(people[n], session=f"s{n}"))
        assert not [one for one in outcomes if isinstance(one, Exception)], outcomes
        assert PushDevice.objects.count() == 1


def test_without_the_second_try_one_of_them_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: the row of the other one comes between the look and the insert."""
    people = [a_user(phone=f"+2246201234{n}0") for n in range(2)]
    plain = PushDevice.objects.update_or_create
    between = [lambda: link(people[1], session="s1")]

    def interrupted(**fields: Any) -> Any:
        if between:
            between.pop()()
        return plain(**fields)

    monkeypatch.setattr(PushDevice.objects, "update_or_create", interrupted)
    with pytest.raises(adding.IntegrityError):
        adding._add(people[0], session_key="s0", endpoint=ENDPOINT, told={})
    between.append(lambda: link(people[1], session="s1"))
    assert link(people[0], session="s0").person == people[0]
    assert PushDevice.objects.count() == 1
