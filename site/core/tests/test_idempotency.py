"""The same write sent again: done once, answered each time."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone

from core.idempotency import Answer, BadKey, InFlight, KeyReused, answer_once, prune
from core.idempotency.models import KeptAnswer
from core.idempotency.web import fingerprint_of
from tests.support.children import run_until
from tests.support.together import together


def send(produce: Callable[[], Answer], *, key: str = "k1", body: str = "a", scope: str = "user:1"):
    return answer_once(scope=scope, key=key, fingerprint=body, produce=produce)


def make_group(name: str = "Écrit", status: int = 201) -> Answer:
    Group.objects.create(name=name)
    return Answer(status, f"made {name}", {"Location": "/groups/1/"})


def groups() -> int:
    return Group.objects.filter(name__startswith="Écrit").count()


@pytest.mark.django_db
def test_the_same_key_and_body_get_the_same_answer_and_one_effect() -> None:
    first, second = send(make_group), send(make_group)
    assert (first.status, first.body, first.replayed) == (201, "made Écrit", False)
    assert (second.status, second.body, second.replayed) == (201, "made Écrit", True)
    assert second.headers == {"Location": "/groups/1/"}
    assert groups() == 1


@pytest.mark.django_db
def test_another_body_under_the_key_is_refused() -> None:
    send(make_group)
    with pytest.raises(KeyReused):
        send(lambda: make_group("Écrit 2"), body="b")
    assert groups() == 1


@pytest.mark.django_db
def test_keys_of_two_people_never_meet() -> None:
    send(make_group)
    assert send(lambda: make_group("Écrit 2"), scope="user:2").body == "made Écrit 2"


@pytest.mark.django_db
def test_what_was_refused_for_its_content_is_refused_again_the_same_way() -> None:
    calls = []

    def refuse() -> Answer:
        calls.append(1)
        return Answer(422, "no such size")

    assert [send(refuse).status for _ in range(2)] == [422, 422]
    assert calls == [1]


@pytest.mark.django_db
@pytest.mark.parametrize("status", [500, 503, 429, 401, 409])
def test_what_decided_nothing_is_undone_and_may_be_tried_again(status: int) -> None:
    assert send(lambda: make_group(status=status)).status == status
    assert groups() == 0
    assert send(make_group).status == 201


@pytest.mark.django_db
def test_an_error_leaves_nothing_and_frees_the_key() -> None:
    def fail() -> Answer:
        make_group()
        raise RuntimeError("the power went out")

    with pytest.raises(RuntimeError):
        send(fail)
    assert groups() == 0
    assert send(make_group).status == 201


@pytest.mark.django_db
def test_while_the_first_is_at_work_the_second_is_told_to_wait() -> None:
    def work() -> Answer:
        with pytest.raises(InFlight):
            send(make_group)
        return make_group()

    assert send(work).status == 201
    assert groups() == 1


@pytest.mark.django_db
def test_whoever_was_overtaken_leaves_nothing() -> None:
    def slow() -> Answer:
        make_group("Écrit lentement")
        KeptAnswer.objects.update(holder=uuid.uuid4())  # another has taken it over meanwhile
        return Answer(201)

    with pytest.raises(InFlight):
        send(slow)
    assert groups() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", " ", "é", "a b", "x" * 201, "a\nb", "💥"])
def test_a_key_is_printable_and_short(key: str) -> None:
    with pytest.raises(BadKey):
        send(make_group, key=key)
    assert groups() == 0


@pytest.mark.django_db
def test_keys_are_forgotten_after_a_day() -> None:
    send(make_group)
    send(lambda: make_group("Écrit 2"), key="k2")
    KeptAnswer.objects.filter(key="k1").update(created_at=timezone.now() - timedelta(hours=25))
    assert prune() == 1
    assert KeptAnswer.objects.get().key == "k2"


def test_a_form_has_one_fingerprint_whatever_its_order_and_boundary() -> None:
    make = RequestFactory()
    one = make.post("/x/", {"a": "1", "b": "2", "csrfmiddlewaretoken": "x"})
    two = make.post("/x/", "b=2&a=1", content_type="application/x-www-form-urlencoded")
    other = make.post("/x/", {"a": "1", "b": "3"})
    elsewhere = make.post("/y/", {"a": "1", "b": "2"})
    assert fingerprint_of(one) == fingerprint_of(two)
    assert len({fingerprint_of(r) for r in (one, other, elsewhere)}) == 3


def sent_twenty_times() -> list[Any]:
    return together(20, lambda n: send(lambda: make_group(f"Écrit {n}")))


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_have_one_effect() -> None:
    outcomes = sent_twenty_times()
    assert groups() == 1
    answers = {o.body for o in outcomes if isinstance(o, Answer)}
    assert answers == {"made " + Group.objects.get(name__startswith="Écrit").name}
    assert all(isinstance(o, Answer | InFlight) for o in outcomes), outcomes


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_without_the_unique_key_twenty_have_more(monkeypatch: pytest.MonkeyPatch) -> None:
    unique = KeptAnswer._meta.constraints[0]
    # SQLite makes the table anew from what the model says.
    monkeypatch.setattr(KeptAnswer._meta, "constraints", [])
    with connection.schema_editor() as editor:
        editor.remove_constraint(KeptAnswer, unique)
    sent_twenty_times()
    assert groups() > 1


KILLED = """
from django.contrib.auth.models import Group
from core.idempotency import answer_once
def stall():
    Group.objects.create(name="Écrit à moitié")
    print("written", flush=True)
    time.sleep(60)
answer_once(scope="user:1", key="k1", fingerprint="a", produce=stall)
"""


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_process_killed_half_way_is_overtaken_and_left_nothing() -> None:
    run_until("written", code=KILLED, arguments=[])
    assert groups() == 0
    with pytest.raises(InFlight):
        send(make_group)
    KeptAnswer.objects.update(held_until=timezone.now())
    assert send(make_group).status == 201
    assert groups() == 1
