"""When a store is open: hours a day, in the time of Conakry."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.utils import timezone
from django.utils.dates import WEEKDAYS

DAYS = range(7)
# Who closes after midnight closes by then; a later hour before the opening is a slip.
NIGHT_ENDS = time(6)
# What schema.org calls the days.
SCHEMA_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


@dataclass(frozen=True)
class Day:
    number: int
    opens: time | None = None
    closes: time | None = None

    @property
    def name(self) -> str:
        return str(WEEKDAYS[self.number])

    @property
    def into_the_night(self) -> bool:
        """Whether it closes on the morning after."""
        return bool(self.opens and self.closes and self.closes < self.opens)

    def holds(self, clock: time) -> bool:
        """Of the day itself; its night is the next day's business."""
        if not (self.opens and self.closes):
            return False
        return self.opens <= clock and (self.into_the_night or clock < self.closes)


@dataclass(frozen=True)
class Now:
    """Open until `until`; or closed, until `opens` on `day` where that is known."""

    is_open: bool
    until: time | None = None
    day: str = ""
    is_today: bool = False


def week(hours: Mapping[str, Any]) -> list[Day]:
    """All seven days; what cannot be read is closed."""
    return [_day(number, hours.get(str(number))) for number in DAYS]


def are_hours(opens: time, closes: time) -> bool:
    """Whether a store can be open from the one to the other, past midnight too."""
    return opens < closes or closes <= NIGHT_ENDS < opens


def as_kept(days: list[Day]) -> dict[str, list[str]]:
    return {
        str(day.number): [f"{day.opens:%H:%M}", f"{day.closes:%H:%M}"]
        for day in days
        if day.opens and day.closes
    }


def open_now(hours: Mapping[str, Any], *, at: datetime | None = None) -> Now | None:
    """None where the store told no hours at all."""
    days = week(hours)
    if not any(day.opens for day in days):
        return None
    moment = timezone.localtime(at)
    today, clock = days[moment.weekday()], moment.time()
    yesterday = days[moment.weekday() - 1]
    if yesterday.into_the_night and yesterday.closes and clock < yesterday.closes:
        return Now(is_open=True, until=yesterday.closes)
    if today.holds(clock):
        return Now(is_open=True, until=today.closes)
    if today.opens and clock < today.opens:
        return Now(is_open=False, until=today.opens, is_today=True)
    following = (days[(moment.weekday() + ahead) % 7] for ahead in range(1, 8))
    day = next(day for day in following if day.opens)
    return Now(is_open=False, until=day.opens, day=day.name)


def _day(number: int, told: Any) -> Day:
    try:
        opens, closes = (time.fromisoformat(str(each)) for each in told)
    except (TypeError, ValueError):
        return Day(number)
    return Day(number, opens, closes) if are_hours(opens, closes) else Day(number)
