"""What an amount does: the table of docs/money.md, line by line, and what is refused."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils import translation

from core.money import Money, format_money, round_amount
from core.rounding import half_up, share_out
from core.templatetags.core_tags import unit_may_fall

DOC = Path(__file__).resolve().parents[3] / "docs" / "money.md"


def worked_table() -> list[tuple[str, ...]]:
    text = DOC.read_text().split("## Worked table")[1]
    lines = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return [tuple(cell.strip() for cell in line) for line in lines[1:]]


def read(text: str) -> Money:
    number, currency = text.rsplit(" ", 1)
    return Money.of(number.replace(" ", "").replace(",", "."), currency)


def worked_out(amount: Money, operation: str) -> list[Money]:
    verb, *numbers = operation.split(" ")
    if verb == "part":
        return [amount.part(Decimal(numbers[0]))]
    if verb == "split":
        return amount.split([int(number) for number in numbers])
    assert verb == "up_to"
    return [amount.up_to(step=int(numbers[0]))]


def test_the_table_is_whole():
    assert len(worked_table()) == 14


@pytest.mark.parametrize(("amount", "operation", "result"), worked_table())
def test_a_line_of_the_worked_table_holds(amount: str, operation: str, result: str):
    expected = [read(part) for part in result.split(" + ")]
    found = worked_out(read(amount), operation)
    assert found == expected
    assert " + ".join(str(part).replace("\u00a0", " ") for part in found) == result


def test_a_split_of_anything_adds_up_to_the_unit():
    for amount in (-7, 0, 1, 2, 99, 100, 101, 999_999_937):
        for weights in ([1], [1, 1], [1, 2, 3], [7, 0, 11, 13], [10**12, 1, 1]):
            parts = share_out(amount, weights)
            assert sum(parts) == amount
            ideal = [amount * weight / sum(weights) for weight in weights]
            assert all(abs(p - i) < 1 for p, i in zip(parts, ideal, strict=True))


def test_weights_of_nothing_share_out_only_nothing():
    assert share_out(0, [0, 0]) == [0, 0]
    with pytest.raises(ValueError, match="every weight is zero"):
        share_out(5, [0, 0])
    with pytest.raises(ValueError, match="never negative"):
        share_out(5, [2, -1])


@pytest.mark.parametrize(
    ("value", "rounded"),
    [("0.5", 1), ("-0.5", -1), ("1.5", 2), ("2.5", 3), ("2.4999", 2), ("-2.4999", -2)],
)
def test_halves_go_away_from_zero(value: str, rounded: int):
    assert half_up(Decimal(value)) == rounded


def test_a_float_is_refused_everywhere():
    with pytest.raises(TypeError):
        Money(1.0)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Money.of(0.1, "EUR")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Money(100).part(0.08)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Money(100).split([0.5, 0.5])  # type: ignore[list-item]
    with pytest.raises(TypeError):
        Money(True)


def test_what_is_finer_than_the_currency_is_refused():
    with pytest.raises(ValueError, match="finer than GNF"):
        Money.of("100.50")
    with pytest.raises(ValueError, match="finer than EUR"):
        Money.of("1.005", "EUR")
    with pytest.raises(ValueError, match="No accounts"):
        Money(1, "XXX")


def test_two_currencies_never_meet():
    with pytest.raises(ValueError, match="do not mix"):
        Money(1) + Money(1, "EUR")
    with pytest.raises(ValueError, match="do not mix"):
        _ = Money(1) < Money(1, "EUR")
    assert Money(1) != Money(1, "EUR")


def test_sums_and_comparisons_stay_exact():
    assert Money(2**60) + Money(1) - Money(2**60) == Money(1)
    assert -Money(3) * 2 == Money(-6)
    assert max(Money(3), Money(5)) == Money(5)
    assert not Money(0)
    assert Money(1250, "EUR").decimal == Decimal("12.50")


@pytest.mark.parametrize(
    ("money", "text"),
    [
        (Money(0), "0\u00a0GNF"),
        (Money(999), "999\u00a0GNF"),
        (Money(1_250_000), "1\u00a0250\u00a0000\u00a0GNF"),
        (Money(-1_250_000), "-1\u00a0250\u00a0000\u00a0GNF"),
        (Money(123_456, "EUR"), "1\u00a0234,56\u00a0EUR"),
        (Money(-5, "EUR"), "-0,05\u00a0EUR"),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_there_is_one_way_to_write_an_amount(money: Money, text: str, language: str):
    page = Template(
        "{% load core_tags currency_filters %}"
        "{{ money|money }}|{{ amount|money:code }}|{{ amount|currency:code }}"
    )
    with translation.override(language):
        shown = page.render(
            Context({"money": money, "amount": money.decimal, "code": money.currency})
        )
    assert format_money(money) == text
    assert shown == f"{text}|{text}|{text}"


def test_no_amount_shows_as_nothing():
    page = Template("{% load core_tags %}[{{ nothing|money }}][{{ empty|money }}]")
    assert page.render(Context({"nothing": None, "empty": ""})) == "[][]"


def test_what_an_offer_gives_has_no_centimes():
    assert round_amount(Decimal("1234.50")) == Decimal(1235)
    assert round_amount(Decimal("12.345"), "EUR") == Decimal("12.35")


def test_only_the_currency_may_fall_on_the_next_line():
    assert unit_may_fall("1\xa0250\xa0000\xa0GNF") == "1\xa0250\xa0000\xa0<wbr>GNF"
    assert unit_may_fall("<b>") == "&lt;b&gt;"
    assert unit_may_fall("") == ""
