"""One side of an entry, before it is written: `debit(AccountKind.TILL, Money(320_000))`."""

from dataclasses import dataclass

from core.money import Money
from ledger.models import AccountKind


@dataclass(frozen=True, slots=True)
class Line:
    """A positive amount is a debit, a negative one a credit."""

    kind: AccountKind
    amount: Money
    owner: str = ""


def debit(kind: AccountKind, amount: Money, *, owner: str = "") -> Line:
    return Line(kind=kind, amount=amount, owner=owner)


def credit(kind: AccountKind, amount: Money, *, owner: str = "") -> Line:
    return Line(kind=kind, amount=-amount, owner=owner)
