"""Work of several transactions that may be killed and begun again: only the latest try writes."""

import time
from typing import Any

from django.db.models import F

from core import outbox

MOST_TRIES = 8
LIVE_SECONDS = 20.0


class Overtaken(Exception):
    """A later try is at work, or nobody wants it any more."""


class Try:
    """One try at a row that has `status` and `attempt`; without a key nobody waits for news."""

    def __init__(self, row: Any, key: str = "") -> None:
        self.row, self.key = row, key
        self.lived = 0.0

    @property
    def mine(self) -> Any:
        row = self.row
        return type(row).objects.filter(pk=row.pk, status=row.status, attempt=row.attempt)

    def tell(self, **columns: Any) -> None:
        """Written with the effect it tells of; whoever was overtaken is undone."""
        if not self.mine.update(**columns):
            raise Overtaken

    def live(self) -> None:
        if self.key and time.monotonic() - self.lived >= LIVE_SECONDS:
            self.lived = time.monotonic()
            outbox.still_at_work(key=self.key)


def begin(rows: Any, *, key: str) -> Try | None:
    """None where there is nothing to do any more."""
    rows.update(attempt=F("attempt") + 1)
    found = rows.first()
    return Try(found, key) if found else None
