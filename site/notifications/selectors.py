from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from notifications.kinds import all_kinds
from notifications.models import Choice, Notice

# A badge says "99+" beyond; counting on would only cost.
MOST = 100


def notices_of(
    person: Any, *, only_unread: bool = False, kinds: Iterable[str] | None = None
) -> QuerySet[Notice]:
    """A person's inbox, newest first."""
    mine = Notice.objects.filter(recipient=person)
    if only_unread:
        mine = mine.filter(read_at=None)
    return mine if kinds is None else mine.filter(kind__in=list(kinds))


def unread_count(person: Any) -> int:
    return Notice.objects.filter(recipient=person, read_at=None)[:MOST].count()


def kinds_of(person: Any) -> set[str]:
    """Which kinds a person's inbox holds at all."""
    kinds = Notice.objects.filter(recipient=person).order_by().values_list("kind", flat=True)
    return set(kinds.distinct())


def wanted_channels(person: Any) -> set[tuple[str, str]]:
    """Every (kind, channel) that holds: the kinds' defaults as the person has changed them."""
    said = {
        (kind, channel): wanted
        for kind, channel, wanted in Choice.objects.filter(person=person).values_list(
            "kind", "channel", "wanted"
        )
    }
    return {
        (kind.code, channel)
        for kind in all_kinds()
        for channel in kind.ways
        if said.get((kind.code, channel), channel in kind.channels)
    }
