"""A change of one stock record's price, stock or discount: what it was, what it shall be."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from core.money import Money
from shop.partner.models import StockRecord

DISCOUNT = ("discount_percent", "discount_price", "discount_from", "discount_to")
# What may be revised; nothing else of the row.
REVISED = ("price", "num_in_stock", "low_stock_threshold", *DISCOUNT)
HIGHEST = Decimal("9999999999")
MOST_PIECES = 10_000_000


class RevisionRefused(Exception):
    """`code` says why; shop.partner.refusals has the sentences."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Revision:
    """Only what differs, by the names of the columns."""

    record_id: int
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True)
class Discount:
    """One of percent and price, from a moment to another."""

    starts: datetime
    ends: datetime
    percent: int | None = None
    price: Money | None = None

    @property
    def columns(self) -> dict[str, Any]:
        return {
            "discount_percent": self.percent,
            "discount_price": None if self.price is None else self.price.decimal,
            "discount_from": self.starts,
            "discount_to": self.ends,
        }


NO_DISCOUNT: dict[str, Any] = dict.fromkeys(DISCOUNT)


def revision_of(record: StockRecord, wanted: dict[str, Any]) -> Revision:
    """From how the row was read to what is wanted; RevisionRefused where that cannot be."""
    after = {name: value for name, value in wanted.items() if value != getattr(record, name)}
    if set(after) - set(REVISED):
        raise ValueError(f"Not for revising: {sorted(set(after) - set(REVISED))}")
    for check in (_price, _pieces, _discount):
        if code := check(record, after):
            raise RevisionRefused(code)
    before = {name: getattr(record, name) for name in after}
    return Revision(record_id=record.pk, before=before, after=after)


def _price(record: StockRecord, after: dict[str, Any]) -> str:
    price = after.get("price")
    if price is None:
        return "no_price" if "price" in after else ""
    if not 0 < price <= HIGHEST:
        return "not_positive" if price <= 0 else "too_high"
    first = next((each for _from, each in record.price_steps), 0)
    return "below_steps" if price <= first else ""


def _pieces(record: StockRecord, after: dict[str, Any]) -> str:
    pieces = after.get("num_in_stock")
    if pieces is None:
        return ""
    if pieces < 0:
        return "negative_stock"
    if pieces > MOST_PIECES:
        return "too_many"
    return "reserved" if pieces < (record.num_allocated or 0) else ""


def _discount(record: StockRecord, after: dict[str, Any]) -> str:
    told = {name: after.get(name, getattr(record, name)) for name in DISCOUNT}
    if not set(after) & set(DISCOUNT) or not any(told.values()):
        return ""
    percent, price = told["discount_percent"], told["discount_price"]
    if (percent is None) == (price is None):
        return "percent_or_price"
    if not (told["discount_from"] and told["discount_to"]):
        return "no_dates"
    if told["discount_from"] >= told["discount_to"]:
        return "ends_before"
    if percent is not None:
        return "" if 1 <= percent <= 99 else "percent"
    usual = after.get("price", record.price)
    return "" if usual and 0 < price < usual else "not_below"


def written(value: Any) -> Any:
    """As a history or a table keeps it: francs as whole numbers, moments as text."""
    if isinstance(value, Decimal):
        return int(value)
    return value.isoformat() if isinstance(value, datetime) else value


def read(name: str, value: Any) -> Any:
    """What `written` made of a column's value, as the column has it."""
    if value is None:
        return None
    if name in ("price", "discount_price"):
        return Decimal(value)
    return datetime.fromisoformat(value) if name in ("discount_from", "discount_to") else value
