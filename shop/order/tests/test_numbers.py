"""Order numbers tell a stranger nothing: not the next one, not how many there are."""

import random
import secrets
from itertools import pairwise
from types import SimpleNamespace

import pytest

from shop.order import numbers
from shop.order.models import Order
from shop.order.numbers import ALPHABET, new_order_number
from shop.order.utils import OrderNumberGenerator

MANY = 5_000


def signs(number: str) -> str:
    return number.removeprefix("MK-").replace("-", "")


def value(number: str) -> int:
    total = 0
    for sign in signs(number):
        total = total * len(ALPHABET) + ALPHABET.index(sign)
    return total


@pytest.fixture(scope="module")
def drawn() -> list[str]:
    return [new_order_number() for _ in range(MANY)]


def test_a_number_is_eight_signs_that_survive_being_read_aloud(drawn: list[str]) -> None:
    assert len(set(ALPHABET)) == 32
    assert not set("ILOU") & set(ALPHABET)
    for number in drawn:
        prefix, first, second = number.split("-")
        assert (prefix, len(first), len(second)) == ("MK", 4, 4)
        assert set(first + second) <= set(ALPHABET)


def test_none_comes_twice_and_every_sign_may_stand_in_every_place(drawn: list[str]) -> None:
    # 5,000 of 32**8: two are alike in one run of ninety thousand.
    assert len(set(drawn)) == MANY
    for place in range(8):
        assert {signs(number)[place] for number in drawn} == set(ALPHABET)


def test_they_do_not_count(drawn: list[str]) -> None:
    values = [value(number) for number in drawn]
    rising = sum(later > earlier for earlier, later in pairwise(values))
    # Half of them go up; sixteen standard deviations away no chance leads.
    assert 0.4 < rising / (MANY - 1) < 0.6
    assert len({later - earlier for earlier, later in pairwise(values)}) > MANY * 0.99


def test_each_sign_is_drawn_by_the_source_for_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def choice(signs: str) -> str:
        asked.append(signs)
        return draw(signs)

    draw = secrets.choice
    monkeypatch.setattr(secrets, "choice", choice)
    number = new_order_number()
    assert asked == [ALPHABET] * 8
    assert len(number) == len("MK-7F3K-9Q2D")


def test_a_seed_that_somebody_knows_leads_to_nothing() -> None:
    random.seed(7)
    first = [new_order_number() for _ in range(20)]
    random.seed(7)
    assert not set(first) & {new_order_number() for _ in range(20)}


@pytest.mark.django_db
def test_a_number_that_is_taken_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    Order.objects.create(number="MK-AAAA-AAAA", total_incl_tax=1000, total_excl_tax=1000)
    draws = iter("AAAAAAAABBBBBBBB")
    monkeypatch.setattr(numbers, "secrets", SimpleNamespace(choice=lambda signs: next(draws)))
    assert OrderNumberGenerator().order_number(None) == "MK-BBBB-BBBB"
