"""What one piece costs: the lower of the discount of the moment and the step for so many pieces.

Nothing here reads the database: the stock record in hand knows all of it.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from core.money import Money


@dataclass(frozen=True, slots=True)
class Quote:
    """`was` is the usual price of a piece, where less is asked now; `until` when that ends."""

    each: Money
    was: Money | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """From so many pieces on, each costs so much."""

    quantity: int
    each: Money


def quote(record: Any, *, at: datetime, quantity: int = 1) -> Quote | None:
    """What each of so many pieces costs at that moment; None where there is no price."""
    usual = usual_price(record)
    if usual is None:
        return None
    lowered = discounted(record, at=at)
    step = step_for(record, quantity=quantity)
    if step and step.each < (lowered or usual):
        return Quote(each=step.each, was=usual)
    if lowered:
        return Quote(each=lowered, was=usual, until=record.discount_to)
    return Quote(each=usual)


def usual_price(record: Any) -> Money | None:
    if record is None or record.price is None:
        return None
    return Money.of(record.price, record.price_currency)


def discounted(record: Any, *, at: datetime) -> Money | None:
    """The discount's price while it runs; one that is not below the usual price is none."""
    usual = usual_price(record)
    if usual is None or not runs(record, at=at):
        return None
    if record.discount_percent is not None:
        lowered = usual.part(Fraction(100 - record.discount_percent, 100))
    else:
        lowered = Money.of(record.discount_price, record.price_currency)
    return lowered if Money(0, usual.currency) < lowered < usual else None


def runs(record: Any, *, at: datetime) -> bool:
    """From the first moment on, and no longer at the last."""
    return bool(record.discount_from and record.discount_from <= at < record.discount_to)


def next_change(record: Any, *, at: datetime) -> datetime | None:
    """When a discount of this record next begins or ends."""
    moments = (record.discount_from, record.discount_to)
    return min((moment for moment in moments if moment and moment > at), default=None)


def steps_of(record: Any) -> list[Step]:
    """Every step, the smallest number first."""
    currency = record.price_currency
    return [Step(quantity=n, each=Money(each, currency)) for n, each in record.price_steps]


def steps_shown(record: Any, *, at: datetime) -> list[Step]:
    """Those by which a shopper pays less than for one piece now."""
    single = quote(record, at=at)
    return [step for step in steps_of(record) if single and step.each < single.each]


def step_for(record: Any, *, quantity: int) -> Step | None:
    """The last step that so many pieces reach."""
    reached = [step for step in steps_of(record) if step.quantity <= quantity]
    return reached[-1] if reached else None


def why_not_steps(steps: Sequence[tuple[int, int]], *, price: Money | None) -> str:
    """The code of what is wrong with steps; empty where they hold."""
    if price is None:
        return "no_price"
    if any(n < 2 for n, _each in steps):
        return "quantity"
    if any(each <= 0 for _n, each in steps):
        return "not_positive"
    ordered = sorted(steps)
    if len({n for n, _each in ordered}) < len(ordered):
        return "twice"
    prices = [price.minor, *(each for _n, each in ordered)]
    if any(later >= earlier for earlier, later in itertools.pairwise(prices)):
        return "not_falling"
    return ""
