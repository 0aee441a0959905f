"""What a balance costs does not grow with what a snapshot holds already."""

import pytest
from django.db import connection

from core.money import Money
from ledger.models import Account, AccountKind, Entry, Posting
from ledger.selectors import balance
from ledger.services.take_snapshots import take_snapshots

K = AccountKind


def fill(count: int) -> None:
    till, _ = Account.objects.get_or_create(kind=K.TILL, owner="", currency="GNF")
    other, _ = Account.objects.get_or_create(kind=K.OPENING, owner="", currency="GNF")
    known = Entry.objects.count()
    entries = Entry.objects.bulk_create(
        Entry(kind="cost", reference=str(known + n), currency="GNF") for n in range(count)
    )
    Posting.objects.bulk_create(
        Posting(entry=entry, account=account, amount=amount)
        for entry in entries
        for account, amount in ((till, 10), (other, -10))
    )


def steps() -> int:
    """How many steps SQLite's machine takes for a balance: some for every row it reads."""
    count = 0

    def counted() -> int:
        nonlocal count
        count += 1
        return 0

    connection.ensure_connection()
    connection.connection.set_progress_handler(counted, 1)
    balance(K.TILL)
    connection.connection.set_progress_handler(None, 0)
    return count


@pytest.mark.django_db
def test_a_balance_reads_only_what_came_after_the_snapshot() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the steps are SQLite's; bench/ledger.py measures both")
    fill(50)
    bare = steps()
    take_snapshots(after=1)
    few = steps()
    fill(500)
    grown = steps()
    take_snapshots(after=1)
    many = steps()

    assert balance(K.TILL) == Money(5_500)
    assert few < bare
    # Five hundred rows without a snapshot are seen by this measure.
    assert grown > few + 500
    assert abs(many - few) <= 5
