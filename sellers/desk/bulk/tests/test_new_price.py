"""Prices as somebody would write them on a board; the table stands in docs/desk.md too."""

import pytest

from sellers.desk.bulk.prices import new_price


@pytest.mark.parametrize(
    ("price", "way", "amount", "step", "new"),
    [
        (75_000, "percent", 10, None, 82_500),
        (74_900, "percent", 10, None, 82_500),
        (8_400, "percent", -15, None, 7_100),
        (999, "percent", 10, None, 1_100),
        (350, "percent", 10, None, 400),
        (1_234_567, "percent", 5, None, 1_295_000),
        (12_345, "percent", -7, 1, 11_481),
        (75_000, "francs", -5_250, None, 69_500 + 500),
        (75_000, "francs", 5_000, None, 80_000),
        # What rounding would turn round is rounded finer.
        (1_030, "percent", 1, None, 1_050),
        (1_000, "percent", -1, None, 990),
        (100_000, "percent", 1, 5_000, 101_000),
        # Never rounded down to nothing; what is nothing is refused by whoever asks.
        (20, "percent", -50, None, 10),
        (5_000, "francs", -5_000, None, 0),
        (5_000, "francs", -9_000, None, -4_000),
        (0, "percent", 10, None, 0),
    ],
)
def test_a_price_is_round_and_goes_the_way_it_was_sent(
    price: int, way: str, amount: int, step: int | None, new: int
) -> None:
    assert new_price(price, way=way, amount=amount, step=step) == new


def test_rounding_never_turns_a_change_round() -> None:
    for price in range(3, 3_000, 7):
        for amount in (-60, -30, -3, -1, 1, 3, 30, 60):
            new = new_price(price, way="percent", amount=amount)
            assert new > 0
            assert (new >= price) if amount > 0 else (new <= price)
