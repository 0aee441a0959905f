"""Amounts of money: whole numbers of a currency's smallest unit, never a float."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import total_ordering
from typing import Self

from core import rounding

# Decimals of each currency that we keep accounts in.
DECIMALS = {"GNF": 0, "EUR": 2}
DEFAULT_CURRENCY = "GNF"
NO_BREAK_SPACE = "\u00a0"


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency; two currencies never meet in one sum."""

    minor: int
    currency: str = DEFAULT_CURRENCY

    def __post_init__(self) -> None:
        if isinstance(self.minor, bool) or not isinstance(self.minor, int):
            raise TypeError(f"Money counts whole units, not {self.minor!r}.")
        decimals(self.currency)

    @classmethod
    def of(cls, amount: int | str | Decimal, currency: str = DEFAULT_CURRENCY) -> Self:
        """`Money.of("12.50", "EUR")`; an amount finer than the currency is refused."""
        scaled = _exact(amount) * 10 ** decimals(currency)
        if scaled.denominator != 1:
            raise ValueError(f"{amount} is finer than {currency} goes.")
        return cls(minor=int(scaled), currency=currency)

    @property
    def decimal(self) -> Decimal:
        """The same amount as Oscar's columns keep it."""
        return Decimal(self.minor).scaleb(-decimals(self.currency))

    def part(self, rate: Decimal | Fraction) -> Self:
        """A rate of it: `price.part(Decimal("0.08"))`, rounded half up."""
        return self._new(rounding.half_up(self.minor * rounding.exact(rate)))

    def split(self, weights: Sequence[int | Decimal | Fraction]) -> list[Self]:
        """Shares by weight that add up to this amount, to the unit."""
        return [self._new(part) for part in rounding.share_out(self.minor, weights)]

    def up_to(self, *, step: int) -> Self:
        """Up to the next multiple of `step` units: what can be paid in notes."""
        return self._new(rounding.up_to_step(self.minor, step=step))

    def __add__(self, other: Self) -> Self:
        return self._new(self.minor + self._same(other))

    def __sub__(self, other: Self) -> Self:
        return self._new(self.minor - self._same(other))

    def __mul__(self, times: int) -> Self:
        return self._new(self.minor * times)

    def __neg__(self) -> Self:
        return self._new(-self.minor)

    def __lt__(self, other: Self) -> bool:
        return self.minor < self._same(other)

    def __bool__(self) -> bool:
        return self.minor != 0

    def __str__(self) -> str:
        return format_money(self)

    def _new(self, minor: int) -> Self:
        return type(self)(minor=minor, currency=self.currency)

    def _same(self, other: Self) -> int:
        if not isinstance(other, Money):
            raise TypeError(f"{other!r} is not money.")
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not mix.")
        return other.minor


def decimals(currency: str) -> int:
    try:
        return DECIMALS[currency]
    except KeyError:
        raise ValueError(f"No accounts are kept in {currency!r}.") from None


def round_amount(amount: Decimal, currency: str | None = None) -> Decimal:
    """Oscar's hook for what an offer gives: no finer than the currency goes, halves up."""
    places = decimals(currency or DEFAULT_CURRENCY)
    return Decimal(rounding.half_up(rounding.exact(amount) * 10**places)).scaleb(-places)


def format_number(amount: int | Decimal, *, places: int = 0) -> str:
    """`1 250 000` with no-break spaces, the same in every language."""
    whole, _, rest = f"{abs(amount):,.{places}f}".partition(".")
    sign = "-" if amount < 0 else ""
    text = sign + whole.replace(",", NO_BREAK_SPACE)
    return f"{text},{rest}" if rest else text


def format_money(money: Money) -> str:
    """`1 250 000 GNF`, `12,50 EUR`: the one way in which an amount is shown."""
    number = format_number(money.decimal, places=decimals(money.currency))
    return f"{number}{NO_BREAK_SPACE}{money.currency}"


def _exact(amount: int | str | Decimal) -> Fraction:
    return rounding.exact(Decimal(amount) if isinstance(amount, str) else amount)
