"""Every rounding of an amount, in whole numbers of the smallest unit. Nothing else rounds."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction


def exact(value: int | Decimal | Fraction) -> Fraction:
    """The value itself; a float is refused, because it is already a rounding."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        raise TypeError(f"An amount or a rate is an int, Decimal or Fraction, not {value!r}.")
    return Fraction(value)


def half_up(value: int | Decimal | Fraction) -> int:
    """To the nearest whole number; a half goes away from zero, for debts as for claims."""
    number = exact(value)
    whole = (2 * abs(number.numerator) + number.denominator) // (2 * number.denominator)
    return whole if number >= 0 else -whole


def up_to_step(amount: int, *, step: int) -> int:
    """Up to the next multiple of `step`: what is asked in notes of that size."""
    if step <= 0:
        raise ValueError("A step is a positive number of units.")
    return -(-amount // step) * step


def share_out(amount: int, weights: Sequence[int | Decimal | Fraction]) -> list[int]:
    """Split by largest remainder: the parts add up to the amount, to the unit.

    Each part gets its share rounded towards zero; the units left over go one by one to the largest
    remainders, the earlier part first where two are equal.
    """
    shares = [exact(weight) for weight in weights]
    total = sum(shares)
    if any(share < 0 for share in shares):
        raise ValueError("A weight is never negative.")
    if not total:
        if amount:
            raise ValueError("Nothing to share by: every weight is zero.")
        return [0] * len(shares)
    ideal = [abs(amount) * share / total for share in shares]
    parts = [int(value) for value in ideal]
    left = abs(amount) - sum(parts)
    by_remainder = sorted(range(len(parts)), key=lambda i: parts[i] - ideal[i])
    for i in by_remainder[:left]:
        parts[i] += 1
    return parts if amount >= 0 else [-part for part in parts]
