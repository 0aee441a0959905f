"""`/api/v1/me`: who asks, and what they may change of themselves."""

from typing import Any

import pytest
from django.db import IntegrityError

from accounts.models import User
from core.audit.models import AuditEntry
from core.idempotency.models import KeptAnswer
from tests.support.api import Api, assert_problem

pytestmark = pytest.mark.django_db


@pytest.fixture
def hers(api: Api, kadiatou: Any) -> Api:
    api.force_login(kadiatou)
    return api


def test_nobody_is_nobody(api: Api) -> None:
    answer = api.call("GET", "/me")
    assert_problem(answer, 401, "not_signed_in")
    assert answer["WWW-Authenticate"] == 'Bearer realm="makiti"'
    assert_problem(api.call("PATCH", "/me", {"first_name": "X"}), 401, "not_signed_in")


def test_a_person_sees_herself_and_nobody_else(hers: Api, kadiatou: Any, fatou: Any) -> None:
    assert hers.call("GET", "/me").json() == {
        "id": kadiatou.pk,
        "first_name": "Kadiatou",
        "last_name": "",
        "email": "kadiatou@makiti.test",
        "phone": "+224620000002",
        "phone_verified": True,
        "language": "fr",
        "date_joined": kadiatou.date_joined.isoformat(),
    }


def test_a_phone_alone_is_a_person_too(api: Api, oumar: Any) -> None:
    api.force_login(oumar)
    told = api.call("GET", "/me").json()
    assert (told["email"], told["phone"]) == (None, "+224620000003")


def test_only_what_is_sent_changes_and_is_written_down(hers: Api, kadiatou: Any) -> None:
    answer = hers.call("PATCH", "/me", {"last_name": "  Diallo 💐 ", "language": "en"})
    assert answer.status_code == 200
    assert (answer.json()["first_name"], answer.json()["last_name"]) == ("Kadiatou", "Diallo 💐")
    assert hers.call("GET", "/me").json() == answer.json()
    entry = AuditEntry.objects.get(action="user.profile_changed")
    assert (entry.before, entry.after) == (
        {"last_name": "", "language": "fr"},
        {"last_name": "Diallo 💐", "language": "en"},
    )
    assert entry.channel == "api"


def test_what_changes_nothing_writes_nothing(hers: Api) -> None:
    assert hers.call("PATCH", "/me", {}).status_code == 200
    assert hers.call("PATCH", "/me", {"first_name": "Kadiatou"}).status_code == 200
    assert not AuditEntry.objects.exists()


def test_markup_is_only_text(hers: Api, kadiatou: Any) -> None:
    name = "<script>alert(1)</script>"
    assert hers.call("PATCH", "/me", {"first_name": name}).json()["first_name"] == name
    page = hers.get("/fr/account/profile/").content.decode()
    assert name not in page


def test_a_cookie_alone_writes_nothing(kadiatou: Any) -> None:
    strict = Api(csrf=True)
    strict.force_login(kadiatou)
    assert strict.call("GET", "/me").status_code == 200
    change = {"first_name": "Forgée"}
    assert_problem(strict.call("PATCH", "/me", change), 403, "csrf_failed")
    kadiatou.refresh_from_db()
    assert kadiatou.first_name == "Kadiatou"
    strict.get("/fr/account/profile/")
    token = strict.cookies["makiti_csrf"].value
    answer = strict.call("PATCH", "/me", change, headers={"x-csrftoken": token})
    assert (answer.status_code, answer.json()["first_name"]) == (200, "Forgée")


def test_who_was_shut_out_is_nobody(hers: Api, kadiatou: Any) -> None:
    User.objects.filter(pk=kadiatou.pk).update(is_active=False)
    assert_problem(hers.call("GET", "/me"), 401, "not_signed_in")


# --- The same request twice ---------------------------------------------------------------------
def change(api: Api, name: str, key: str) -> Any:
    return api.call("PATCH", "/me", {"first_name": name}, headers={"idempotency-key": key})


def test_the_same_change_under_a_key_is_made_once(hers: Api, kadiatou: Any) -> None:
    first = change(hers, "Kadi", "k1")
    User.objects.filter(pk=kadiatou.pk).update(first_name="Changed since")
    again = change(hers, "Kadi", "k1")
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.json() == first.json()
    assert again["Content-Type"] == first["Content-Type"] == "application/json; charset=utf-8"
    assert ("Idempotent-Replayed" in first, again["Idempotent-Replayed"]) == (False, "true")
    assert again["Cache-Control"] == "no-store"
    kadiatou.refresh_from_db()
    assert kadiatou.first_name == "Changed since"
    assert AuditEntry.objects.count() == 1


def test_a_key_with_another_body_is_refused(hers: Api, kadiatou: Any) -> None:
    change(hers, "Kadi", "k1")
    assert_problem(change(hers, "Autre", "k1"), 422, "idempotency_key_reused")
    kadiatou.refresh_from_db()
    assert kadiatou.first_name == "Kadi"


def test_a_key_at_work_is_told_to_wait(hers: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def change_and_ask_again(person: User, *, changes: Any) -> bool:
        seen.append(change(hers, "Kadi", "k1"))
        return False

    monkeypatch.setattr("accounts.api.change_profile", change_and_ask_again)
    assert change(hers, "Kadi", "k1").status_code == 200
    assert_problem(seen[0], 409, "in_flight")
    assert seen[0]["Retry-After"] == "1"


@pytest.mark.parametrize("key", ["", "a b", "x" * 201, "é"])
def test_a_key_that_cannot_be_read_is_refused(hers: Api, key: str) -> None:
    assert_problem(change(hers, "Kadi", key), 400, "idempotency_key_invalid")
    assert not KeptAnswer.objects.exists()


def test_keys_of_two_people_never_meet(hers: Api, oumar: Any) -> None:
    other = Api()
    other.force_login(oumar)
    assert change(hers, "Kadi", "k1").status_code == 200
    answer = change(other, "Kadi", "k1")
    assert (answer.status_code, answer.json()["id"]) == (200, oumar.pk)
    assert "Idempotent-Replayed" not in answer


def test_an_error_half_way_leaves_nothing_and_frees_the_key(
    hers: Api, kadiatou: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:

        def record(*args: Any, **kwargs: Any) -> None:
            raise IntegrityError

        patch.setattr("accounts.services.change_profile.record", record)
        assert_problem(change(hers, "Kadi", "k1"), 500, "server_error")
    kadiatou.refresh_from_db()
    assert kadiatou.first_name == "Kadiatou"
    assert change(hers, "Kadi", "k1").json()["first_name"] == "Kadi"
