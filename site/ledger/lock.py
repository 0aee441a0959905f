"""The lock that every append shares and a snapshot takes alone."""

from django.db import connection

# Any number that no other advisory lock of the site uses.
JOURNAL = 0x6D616B69


def share_journal() -> None:
    """For an append, held to the end of its transaction; appends do not wait for each other."""
    _take("SELECT pg_advisory_xact_lock_shared(%s)")


def own_journal() -> None:
    """For a snapshot: waits until no append is open, so that no lower id can still appear."""
    _take("SELECT pg_advisory_xact_lock(%s)")


def _take(statement: str) -> None:
    # SQLite lets one transaction write at a time: IMMEDIATE is the lock.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(statement, [JOURNAL])
