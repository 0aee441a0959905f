"""What a balance costs over a million postings, as a ratio to one over a single posting.

`.venv/bin/python bench/ledger.py [postings]` works in a database of its own, thrown away at the
end: SQLite, or PostgreSQL where DATABASE_URL says so (its user may create databases).
"""

import os
import statistics
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / part) for part in ("", "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django  # noqa: E402

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from core.money import Money  # noqa: E402
from ledger.lines import credit, debit  # noqa: E402
from ledger.models import Account, AccountKind, Entry, Posting  # noqa: E402
from ledger.selectors import balance  # noqa: E402
from ledger.services.append_entry import append_entry  # noqa: E402
from ledger.services.take_snapshots import take_snapshots  # noqa: E402

BATCH = 20_000


def fill(postings: int) -> None:
    """Entries of two postings each, a thousand francs from the opening to the till."""
    till = Account.objects.create(kind=AccountKind.TILL, currency="GNF")
    opening = Account.objects.create(kind=AccountKind.OPENING, currency="GNF")
    for start in range(0, postings, BATCH):
        # An entry without postings is refused when its transaction ends.
        with transaction.atomic():
            entries = Entry.objects.bulk_create(
                Entry(kind="bench", reference=str(n), currency="GNF")
                for n in range(start, min(start + BATCH, postings))
            )
            Posting.objects.bulk_create(
                Posting(entry=entry, account=account, amount=amount)
                for entry in entries
                for account, amount in ((till, 1000), (opening, -1000))
            )


def cost(kind: AccountKind) -> tuple[int, float]:
    """Queries of one balance, and the median seconds of two hundred."""
    with CaptureQueriesContext(connection) as asked:
        balance(kind)
    times = []
    for _ in range(200):
        began = time.perf_counter()
        balance(kind)
        times.append(time.perf_counter() - began)
    return len(asked), statistics.median(times)


def measure(postings: int) -> None:
    append_entry(
        kind="one",
        reference="1",
        lines=[debit(AccountKind.ROUNDING, Money(1)), credit(AccountKind.PREPAID_HELD, Money(1))],
    )
    began = time.perf_counter()
    fill(postings)
    print(f"{postings:,} postings on the till in {time.perf_counter() - began:.0f} s")
    bare = cost(AccountKind.TILL) if postings <= 100_000 else None
    began = time.perf_counter()
    print(f"{take_snapshots()} snapshots in {time.perf_counter() - began:.2f} s")
    assert balance(AccountKind.TILL) == Money(1000 * postings)
    (queries, many), (few_queries, one) = cost(AccountKind.TILL), cost(AccountKind.ROUNDING)
    print(f"balance of the till: {queries} query, of one posting: {few_queries} query")
    print(f"ratio of their times: {many / one:.2f}")
    if bare:
        print(f"without a snapshot: {bare[1] / one:.2f}")


def main() -> None:
    postings = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        measure(postings)
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


if __name__ == "__main__":
    main()
