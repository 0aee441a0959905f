"""A port: every room says what it holds about a person, and what becomes of it when they go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Subject:
    """A person as other rooms' rows name them: by key, and by what proves to be theirs."""

    user: Any
    # E-mail addresses, lower-cased, and numbers as E.164; only those that the person has proved.
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    # All that stood on the account, proved or not, names too: what is struck out of logs.
    words: frozenset[str] = frozenset()


Rows = Callable[[Subject], "QuerySet[Any]"]
Erase = Callable[["QuerySet[Any]"], object]


@dataclass(frozen=True)
class Holding:
    """Rows of one model: how to find them, and what erasing does to them."""

    # The file in the archive.
    name: str
    title: Text
    rows: Rows
    # Gets those rows; None where they stay as they are, which `kept` has to explain.
    erase: Erase | None = None
    # What stays, without a name, and why: a sentence on the page. Empty where nothing stays.
    kept: Text = ""
    # Secrets that nobody is sent, not even their owner: hashes, keys.
    hidden: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.erase is None and not self.kept:
            raise ValueError(f"{self.name}: what stays as it is needs a reason.")


@dataclass(frozen=True)
class Wait:
    """Stands in the way until a day that is known, and then goes away by itself."""

    text: Text
    until: datetime

    def __str__(self) -> str:
        return str(self.text)


# A sentence where the person cannot go yet (they are on a team), or a Wait (an order on its way);
# nothing where they can.
Hindrance = Callable[[Subject], Text | Wait]
Scrub = Callable[[Subject], object]

_holdings: dict[str, Holding] = {}
_hindrances: list[Hindrance] = []
_scrubs: list[Scrub] = []


def register_holding(holding: Holding) -> None:
    """Called in an app's ready(); what hangs on other rows is registered before them."""
    _holdings[holding.name] = holding


def register_hindrance(hindrance: Hindrance) -> None:
    if hindrance not in _hindrances:
        _hindrances.append(hindrance)


def register_scrub(scrub: Scrub) -> None:
    """For logs that are not a person's own but may name them."""
    if scrub not in _scrubs:
        _scrubs.append(scrub)


def holdings() -> list[Holding]:
    return list(_holdings.values())


def scrubs() -> list[Scrub]:
    return list(_scrubs)


def hindrances_for(subject: Subject) -> list[Text | Wait]:
    return [found for hindrance in _hindrances if (found := hindrance(subject))]


def waits_until(hindrances: Sequence[Text | Wait]) -> datetime | None:
    """The day from which nothing stands in the way; None where more than time does, or nothing."""
    waits = [hindrance.until for hindrance in hindrances if isinstance(hindrance, Wait)]
    return max(waits) if waits and len(waits) == len(hindrances) else None


def delete(rows: "QuerySet[Any]") -> object:
    return rows.delete()


def drop_files(rows: "QuerySet[Any]", *names: str) -> None:
    """Files go once it is certain that their rows did."""
    for row in rows.only("pk", *names):
        for file in (getattr(row, name) for name in names):
            if file:
                transaction.on_commit(partial(file.storage.delete, file.name))


def blank(**values: Any) -> Erase:
    """Keep the rows, put these values into them."""

    def erase(rows: "QuerySet[Any]") -> object:
        return rows.update(**values)

    return erase
