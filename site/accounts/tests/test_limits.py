"""Too often: codes, sign-ups, and one address, which is asked a question and never locked."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client, RequestFactory

from accounts import challenge, limits
from accounts.device import COOKIE
from accounts.models import User
from accounts.tests.helpers import (
    PASSWORD,
    errors_of,
    is_signed_in,
    sign_in,
    sign_up,
)
from core.limits.models import Tally
from core.sms.models import TextMessage

ASK = "/fr/account/login/code/"
CONFIRM = "/fr/account/login/code/confirm/"
HERS = "+224620000002"


def crowd(address: str = "127.0.0.1") -> None:
    """Much went wrong from there."""
    limits.count_neighbour(RequestFactory().get("/", REMOTE_ADDR=address))
    row = Tally.objects.get(kind="address", counts={str(limits.NEIGHBOURS.slot): 1})
    Tally.objects.filter(pk=row.pk).update(
        counts={str(limits.NEIGHBOURS.slot): limits.NEIGHBOURS.most}
    )


def with_answer(**form: str) -> dict[str, str]:
    token = challenge.new_token()
    return form | {"challenge": token, "answer": str(sum(challenge.sum_of(token)))}


def answered(client: Client, path: str, form: dict[str, str], **extra: Any) -> Any:
    """Send a form with the answer to the question that its page asks."""
    page = client.get(path, **extra)
    token = page.context["form"].initial["challenge"]
    assert token in page.content.decode()
    known = {"challenge": token, "answer": str(sum(challenge.sum_of(token)))}
    return client.post(path, form | known, **extra)


# --- Codes ---------------------------------------------------------------------------------
@pytest.mark.parametrize("login", ["620 00 00 02", "620 99 99 99"])
def test_three_codes_in_ten_minutes_to_a_number_whoever_asks(
    kadiatou: User, clock: Any, login: str
) -> None:
    answers = [Client().post(ASK, {"login": login}) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [302, 302, 302, 200]
    assert "Trois codes" in errors_of(answers[3])
    assert TextMessage.objects.count() == 3
    clock.now += 11 * 60
    assert Client().post(ASK, {"login": login}).status_code == 302


def test_sending_again_counts_too(client: Client, kadiatou: User) -> None:
    client.post(ASK, {"login": HERS})
    for _ in range(4):
        client.post(CONFIRM, {"action": "resend"})

    assert TextMessage.objects.count() == 3


def test_letters_with_codes_count_by_address(client: Client, kadiatou: User) -> None:
    for _ in range(3):
        assert Client().post(ASK, {"login": "kadiatou@makiti.test"}).status_code == 302

    assert "Trois codes" in errors_of(client.post(ASK, {"login": "KADIATOU@makiti.test"}))
    reset = client.post("/fr/account/password/reset/", {"email": "kadiatou@makiti.test"})
    assert "Trois codes" in errors_of(reset)


def test_a_spent_budget_is_said_beside_the_number(
    client: Client, kadiatou: User, settings: Any
) -> None:
    settings.SMS_DAILY_BUDGET = 0

    for answer in (client.post(ASK, {"login": HERS}), sign_up(client, phone="620 12 34 56")):
        assert "Passez par votre adresse e-mail" in errors_of(answer)
    assert not User.objects.filter(phone="+224620123456").exists()


# --- Sign-ups ------------------------------------------------------------------------------
def sign_up_and_cancel(client: Client, phone: str) -> Any:
    answer = sign_up(client, phone=phone)
    client.post("/fr/account/logout/")
    return answer


def test_five_accounts_a_day_from_one_browser(client: Client, db: None) -> None:
    for number in range(5):
        assert sign_up_and_cancel(client, f"62012345{number}").status_code == 302

    assert "Cinq comptes" in errors_of(sign_up(client, phone="620123459"))
    assert User.objects.count() == 5
    assert sign_up(Client(), phone="620123459").status_code == 302


def test_the_browsers_name_cannot_be_made_up(client: Client, db: None) -> None:
    sign_up_and_cancel(client, "620123450")
    real = client.cookies[COOKIE].value
    assert client.cookies[COOKIE]["httponly"]

    client.cookies[COOKIE] = "made-up"
    sign_up(client, phone="620123451")

    assert client.cookies[COOKIE].value not in ("made-up", real)


# --- One address ---------------------------------------------------------------------------
def test_five_hundred_honest_people_behind_one_address_come_in(db: None) -> None:
    password = make_password(PASSWORD)
    people = [User(phone=f"+22462012{n:04}", password=password) for n in range(500)]
    User.objects.bulk_create(people)
    request = RequestFactory().get("/")
    asked = 0

    for person in people:
        client, name = Client(), str(person.phone)
        # Everybody mistypes once.
        limits.count_neighbour(request)
        asked += limits.is_crowded(request)
        form = with_answer(login=name, password=PASSWORD)
        assert client.post("/fr/account/login/", form)["Location"] == "/fr/account/", name
        assert is_signed_in(client), name

    # The first 299 were not even asked.
    assert asked == 201


def test_a_crowded_address_is_asked_a_sum_and_another_is_not(kadiatou: User) -> None:
    crowd("198.51.100.7")
    there, elsewhere = {"REMOTE_ADDR": "198.51.100.7"}, {"REMOTE_ADDR": "198.51.100.8"}

    for path in ("login/", "signup/", "login/code/", "password/reset/"):
        page = Client().get(f"/fr/account/{path}", **there).content.decode()
        assert re.search(r"Combien font \w+ plus \w+ \?", page), path
        assert "(facultatif)" not in page.split("Combien font")[1].split("</label>")[0]
        assert (
            "Combien font" not in Client().get(f"/fr/account/{path}", **elsewhere).content.decode()
        )
    english = Client().get("/en/account/login/", **there).content.decode()
    assert "How much is" in english


@pytest.mark.parametrize(
    "header", ["HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_CLIENT_IP"]
)
def test_forged_headers_neither_help_nor_harm(db: None, header: str) -> None:
    crowd("198.51.100.7")

    forger = Client(REMOTE_ADDR="198.51.100.7", **{header: "203.0.113.9"})
    victim = Client(REMOTE_ADDR="203.0.113.9")
    accuser = Client(REMOTE_ADDR="203.0.113.10", **{header: "198.51.100.7"})

    asks = [
        b"Combien font" in c.get("/fr/account/login/").content for c in (forger, victim, accuser)
    ]
    assert asks == [True, False, False]


def test_without_the_sum_a_right_password_is_not_even_looked_at(
    client: Client, kadiatou: User
) -> None:
    crowd()

    answer = sign_in(client, HERS)

    assert not is_signed_in(client)
    assert list(answer.context["form"].errors) == ["answer"]
    assert not Tally.objects.filter(kind="password").exists()
    assert f'value="{HERS}"' in answer.content.decode()
    answered(client, "/fr/account/login/", {"login": HERS, "password": PASSWORD})
    assert is_signed_in(client)


def test_each_question_is_good_for_one_answer(kadiatou: User) -> None:
    token = challenge.new_token()
    right = str(sum(challenge.sum_of(token)))
    assert challenge.is_right(token, f" {right} ")
    assert not challenge.is_right(token, right)
    guessed = challenge.new_token()
    right = str(sum(challenge.sum_of(guessed)))
    assert not challenge.is_right(guessed, str(int(right) + 1))
    assert not challenge.is_right(guessed, right)


@pytest.mark.parametrize("spoil", ["", "x", "{}x", "{}:"])
def test_a_question_of_ones_own_is_none(db: None, spoil: str) -> None:
    token = challenge.new_token()
    assert not challenge.is_right(spoil.format(token), str(sum(challenge.sum_of(token))))


def test_an_old_question_is_none(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    token = challenge.new_token()
    monkeypatch.setattr(challenge, "GOOD_FOR", -1)
    assert not challenge.is_right(token, str(sum(challenge.sum_of(token))))


@pytest.fixture
def everywhere() -> Callable[[], set[tuple[int, int]]]:
    return lambda: {challenge.sum_of(challenge.new_token()) for _ in range(400)}


def test_questions_differ(everywhere: Callable[[], set[tuple[int, int]]]) -> None:
    assert len(everywhere()) > 100
