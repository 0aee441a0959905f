"""A snapshot never misses an append that was open while it was taken."""

import threading

import pytest
from django.db import connection, connections, transaction

from core.money import Money
from ledger import lock
from ledger.lines import credit, debit
from ledger.models import AccountKind
from ledger.selectors import balance
from ledger.services import append_entry as service
from ledger.services.append_entry import append_entry
from ledger.services.take_snapshots import take_snapshots


def post(reference: str, amount: int) -> None:
    lines = [debit(AccountKind.TILL, Money(amount)), credit(AccountKind.ROUNDING, Money(amount))]
    append_entry(kind="t", reference=reference, lines=lines)


def hold_an_append_open_across_a_snapshot() -> Money:
    """A posts and stays open, B posts and commits, a snapshot is taken, then A commits."""
    post("0", 1)
    posted, may_commit = threading.Event(), threading.Event()

    def stay_open() -> None:
        try:
            with transaction.atomic():
                post("held", 10)
                posted.set()
                may_commit.wait(30)
        finally:
            connections.close_all()

    def snapshot() -> None:
        try:
            take_snapshots(after=1)
        finally:
            connections.close_all()

    holder = threading.Thread(target=stay_open)
    holder.start()
    assert posted.wait(30)
    if connection.vendor == "postgresql":
        post("after", 100)
    taker = threading.Thread(target=snapshot)
    taker.start()
    taker.join(1)  # with the lock it waits for the holder; without, it is done by now
    may_commit.set()
    holder.join(30)
    taker.join(30)
    return balance(AccountKind.TILL)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_an_append_held_open_across_a_snapshot_is_counted() -> None:
    expected = 111 if connection.vendor == "postgresql" else 11
    assert hold_an_append_open_across_a_snapshot() == Money(expected)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_without_the_shared_lock_it_would_be_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one transaction write at a time")
    monkeypatch.setattr(service, "share_journal", lambda: None)
    assert lock.share_journal is not service.share_journal
    assert hold_an_append_open_across_a_snapshot() == Money(101)
