"""An entry that raw SQL wrote out of balance never reaches PostgreSQL's journal."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from config.schedule import SCHEDULE
from core.integrity import report_faults
from core.money import Money
from core.tasks import check_data_integrity
from ledger.guards import lay_guards, missing_guards
from ledger.lines import credit, debit
from ledger.models import Account, AccountKind, Entry, Posting
from ledger.selectors import balance
from ledger.services.append_entry import append_entry

K = AccountKind
pytestmark = pytest.mark.django_db(transaction=True)


def accounts() -> tuple[int, int, int]:
    made = [
        Account.objects.create(kind=kind, currency=currency).pk
        for kind, currency in ((K.TILL, "GNF"), (K.ROUNDING, "GNF"), (K.ROUNDING, "EUR"))
    ]
    return made[0], made[1], made[2]


def write(*postings: tuple[int, int], entry: int = 0) -> int:
    """One transaction of raw statements; the entry it wrote to."""
    with transaction.atomic(), connection.cursor() as cursor:
        if not entry:
            cursor.execute(
                "INSERT INTO ledger_entry (kind, reference, currency, note, created_at)"
                " VALUES (%s, %s, 'GNF', '', CURRENT_TIMESTAMP) RETURNING id",
                ["raw", f"raw {len(postings)} {Entry.objects.count()}"],
            )
            (entry,) = cursor.fetchone()
        for account, amount in postings:
            cursor.execute(
                "INSERT INTO ledger_posting (entry_id, account_id, amount) VALUES (%s, %s, %s)",
                [entry, account, amount],
            )
    return entry


def refused(act: Callable[[], Any], words: str) -> None:
    """By PostgreSQL itself; on SQLite it stands, and the daily check names it."""
    before = Entry.objects.count(), Posting.objects.count()
    if connection.vendor == "postgresql":
        with pytest.raises(DatabaseError, match=words):
            act()
        assert (Entry.objects.count(), Posting.objects.count()) == before
        return
    act()
    with pytest.raises(CommandError):
        call_command("check_data_integrity")
    assert SCHEDULE["check-data-integrity"]["task"] == check_data_integrity.name
    assert report_faults() == 1


def test_an_entry_that_does_not_balance() -> None:
    till, rounding, _ = accounts()
    refused(lambda: write((till, 100), (rounding, -99)), "does not balance: 1")


def test_an_entry_without_postings() -> None:
    refused(write, "has no postings")


def test_an_entry_in_two_currencies() -> None:
    till, _, euros = accounts()
    refused(lambda: write((till, 100), (euros, -100)), "in another currency")


def test_a_posting_that_comes_to_an_entry_that_stands() -> None:
    till, rounding, _ = accounts()
    entry = write((till, 100), (rounding, -100))
    refused(lambda: write((till, 1), entry=entry), "does not balance: 1")


def test_a_posting_with_a_lower_number_than_all_others() -> None:
    till, rounding, _ = accounts()
    entry = write((till, 100), (rounding, -100))

    def slip_in() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO ledger_posting (id, entry_id, account_id, amount)"
                " VALUES (-5, %s, %s, 7)",
                [entry, till],
            )

    refused(slip_in, "does not balance: 7")


def test_halfway_it_may_be_out_of_balance() -> None:
    """It is looked at once, at the end, however many statements it takes."""
    till, rounding, _ = accounts()
    write((till, 100), (rounding, -30), (rounding, -30), (rounding, -40))
    assert balance(K.TILL) == Money(100)
    call_command("check_data_integrity")


def test_sums_beyond_a_big_integer_are_no_way_round() -> None:
    till, rounding, _ = accounts()
    most = 2**63 - 1
    if connection.vendor == "postgresql":
        with pytest.raises(DatabaseError, match="does not balance"):
            write((till, most), (rounding, most), (rounding, 2))


def test_without_the_guard_it_would_stand() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no guard of balance")
    till, rounding, _ = accounts()
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER ledger_posting_balances ON ledger_posting")
    assert missing_guards() == ["ledger_posting_balances"]
    write((till, 100), (rounding, -99))
    assert Posting.objects.count() == 2
    lay_guards()
    assert missing_guards() == []
    refused(lambda: write((till, 100), (rounding, -99)), "does not balance")


def test_an_entry_of_ours_is_looked_at_before_its_transaction_ends(monkeypatch: Any) -> None:
    """A fault in the service itself is caught as well."""
    monkeypatch.setattr("ledger.services.append_entry._checked", lambda lines: "GNF")
    lines = [debit(K.TILL, Money(5)), credit(K.ROUNDING, Money(4))]
    refused(lambda: append_entry(kind="x", reference="1", lines=lines), "does not balance: 1")
