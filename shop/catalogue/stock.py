"""What a seller says of price and stock."""

from dataclasses import dataclass

from core.money import Money


@dataclass(frozen=True, kw_only=True)
class Stock:
    """`pieces` are those that can be sold. `was` is how many the seller saw when writing: what was
    bought in between is not put back on the shelf."""

    price: Money
    pieces: int
    was: int | None = None
    threshold: int | None = None
