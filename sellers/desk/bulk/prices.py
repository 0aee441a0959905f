"""A new price that somebody would write on a board: rounded, never the wrong way, never nothing."""

from fractions import Fraction

from core.rounding import half_up

# Below so much a price goes in steps of so much.
STEPS = ((1_000, 50), (10_000, 100), (100_000, 500), (1_000_000, 1_000))
LARGE = 5_000
FINER = (50, 1)


def sensible_step(price: int) -> int:
    return next((step for below, step in STEPS if price < below), LARGE)


def new_price(price: int, *, way: str, amount: int, step: int | None = None) -> int:
    """By percent or by francs, up or (below zero) down; `step` None: what suits the price.

    What rounding would take back, or turn round, is rounded finer. Zero and less is for the caller
    to refuse.
    """
    raw = half_up(Fraction(price * (100 + amount), 100)) if way == "percent" else price + amount
    if raw <= 0 or raw == price:
        return raw
    for each in (step or sensible_step(raw), *FINER):
        rounded = half_up(Fraction(raw, each)) * each
        if rounded > 0 and (rounded - price) * (raw - price) > 0:
            return rounded
    return raw
