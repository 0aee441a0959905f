"""How an inbox is shown: many of a kind of one day stand as one line."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils import timezone

from notifications.kinds import Kind
from notifications.models import Notice


@dataclass(frozen=True)
class Group:
    kind: Kind
    notices: list[Notice]

    @property
    def newest(self) -> Notice:
        return self.notices[0]

    @property
    def pks(self) -> list[int]:
        return [notice.pk for notice in self.notices]

    @property
    def is_many(self) -> bool:
        return len(self.notices) > 1

    @property
    def is_read(self) -> bool:
        return all(notice.read_at for notice in self.notices)

    @property
    def title(self) -> str:
        if self.is_many:
            return str(self.kind.many) % {"count": len(self.notices)}
        return self.newest.title


def grouped(notices: list[Notice]) -> list[Group]:
    """Neighbours or not: what is of one kind, one day and equally read goes under its newest."""
    groups: dict[tuple[object, ...], list[Notice]] = {}
    for notice in notices:
        groups.setdefault(_key(notice), []).append(notice)
    return [Group(kind=some[0].sort, notices=some) for some in groups.values()]


def by_day(groups: list[Group]) -> list[tuple[date, list[Group]]]:
    days = groupby(groups, key=lambda group: _day(group.newest))
    return [(day, list(some)) for day, some in days]


def _day(notice: Notice) -> date:
    return timezone.localdate(notice.created_at)


def _key(notice: Notice) -> tuple[object, ...]:
    if not notice.sort.many:
        return (notice.pk,)
    return (notice.kind, _day(notice), bool(notice.read_at))
