from typing import Any

from django.db.models import QuerySet

from notifications.models import Notice

# A badge says "99+" beyond; counting on would only cost.
MOST = 100


def notices_of(person: Any, *, only_unread: bool = False, kind: str = "") -> QuerySet[Notice]:
    """A person's inbox, newest first."""
    mine = Notice.objects.filter(recipient=person)
    if only_unread:
        mine = mine.filter(read_at=None)
    return mine.filter(kind=kind) if kind else mine


def unread_count(person: Any) -> int:
    return Notice.objects.filter(recipient=person, read_at=None)[:MOST].count()
