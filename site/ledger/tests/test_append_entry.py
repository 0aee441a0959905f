"""An entry balances to zero in one currency, is written once, and stays."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, models, transaction

from core.money import Money
from ledger.exceptions import AlreadyPosted, MixedCurrencies, Unbalanced
from ledger.guards import lay_guards, missing_guards
from ledger.lines import credit, debit
from ledger.models import Account, AccountKind, Entry, Posting, Snapshot
from ledger.selectors import balance
from ledger.services.append_entry import append_entry
from ledger.services.reverse_entry import reverse_entry
from ledger.services.take_snapshots import take_snapshots
from tests.support.together import together

K = AccountKind
STORE, COURIER = "store:1", "courier:7"


def post(reference: str, amount: int = 100) -> Entry:
    money = Money(amount)
    return append_entry(
        kind="sale",
        reference=reference,
        lines=[debit(K.TILL, money), credit(K.STORE_PAYABLE, money, owner=STORE)],
    )


@pytest.mark.django_db
def test_the_worked_example_at_the_door_and_at_the_till() -> None:
    append_entry(
        kind="door",
        reference="MK-7F3K-9Q2D",
        lines=[
            debit(K.COURIER_CASH, Money(320_000), owner=COURIER),
            credit(K.STORE_PAYABLE, Money(276_000), owner=STORE),
            credit(K.PLATFORM_COMMISSION, Money(24_000)),
            credit(K.COURIER_EARNINGS, Money(15_000), owner=COURIER),
            credit(K.PLATFORM_DELIVERY, Money(5_000)),
        ],
    )
    append_entry(
        kind="remittance",
        reference="R-1",
        lines=[
            debit(K.TILL, Money(319_000)),
            debit(K.COURIER_DEBT, Money(1_000), owner=COURIER),
            credit(K.COURIER_CASH, Money(320_000), owner=COURIER),
        ],
    )
    assert balance(K.COURIER_CASH, owner=COURIER) == Money(0)
    assert balance(K.COURIER_DEBT, owner=COURIER) == Money(1_000)
    assert balance(K.TILL) == Money(319_000)
    assert balance(K.STORE_PAYABLE, owner=STORE) == Money(-276_000)
    assert balance(K.STORE_PAYABLE, owner="store:2") == Money(0)


@pytest.mark.django_db
def test_what_does_not_balance_in_one_currency_is_refused() -> None:
    refused = {
        Unbalanced: [debit(K.TILL, Money(100)), credit(K.ROUNDING, Money(99))],
        MixedCurrencies: [debit(K.TILL, Money(100)), credit(K.ROUNDING, Money(100, "EUR"))],
    }
    for error, lines in refused.items():
        with pytest.raises(error):
            append_entry(kind="x", reference="1", lines=lines)
    for nothing in ([], [debit(K.TILL, Money(0))]):
        with pytest.raises(Unbalanced):
            append_entry(kind="x", reference="1", lines=nothing)
    assert not Entry.objects.exists()
    assert not Account.objects.exists()


@pytest.mark.django_db
def test_posting_twice_is_one_entry_and_never_two_amounts() -> None:
    assert post("1") == post("1")
    with pytest.raises(AlreadyPosted):
        post("1", amount=101)
    assert Entry.objects.count() == 1
    assert balance(K.TILL) == Money(100)


@pytest.mark.django_db
def test_an_entry_is_reversed_once_by_its_mirror(admin: Any) -> None:
    entry = post("1")
    mirror = reverse_entry(entry=entry, by=admin, note="typed twice")
    assert reverse_entry(entry=entry, by=admin) == mirror
    assert (mirror.reverses, mirror.actor) == (entry, admin)
    assert balance(K.TILL) == balance(K.STORE_PAYABLE, owner=STORE) == Money(0)
    with pytest.raises(AlreadyPosted):
        append_entry(
            kind="other",
            reference="x",
            lines=[debit(K.TILL, Money(1)), credit(K.ROUNDING, Money(1))],
            reverses=entry,
        )
    assert Entry.objects.count() == 2


RAW = [
    "UPDATE ledger_posting SET amount = 1",
    "DELETE FROM ledger_posting",
    "UPDATE ledger_entry SET note = 'x'",
    "DELETE FROM ledger_entry",
    "REPLACE INTO ledger_posting (id, amount, account_id, entry_id)"
    " SELECT id, 999, account_id, entry_id FROM ledger_posting",
    "INSERT OR REPLACE INTO ledger_posting (id, amount, account_id, entry_id)"
    " SELECT id, 999, account_id, entry_id FROM ledger_posting",
    "INSERT OR REPLACE INTO ledger_entry (kind, reference, currency, note, created_at)"
    " SELECT kind, reference, currency, 'x', created_at FROM ledger_entry",
    "TRUNCATE ledger_posting",
    "TRUNCATE ledger_entry CASCADE",
]


def refuses(statement: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db
@pytest.mark.parametrize("statement", RAW)
def test_the_database_refuses_to_change_the_journal(statement: str) -> None:
    if statement.startswith("TRUNCATE") and connection.vendor == "sqlite":
        pytest.skip("SQLite has no TRUNCATE")
    post("1")
    refuses(statement)
    assert balance(K.TILL) == Money(100)
    assert Posting.objects.count() == 2
    assert Entry.objects.get().note == ""


@pytest.mark.django_db(transaction=True)
def test_guards_that_a_rebuilt_table_lost_are_named_and_laid_again() -> None:
    post("1")
    field = models.BooleanField(default=False)
    field.set_attributes_from_name("extra")
    with connection.schema_editor() as editor:
        editor.add_field(Posting, field)
    if connection.vendor == "sqlite":
        assert missing_guards() == [
            "ledger_posting_no_update",
            "ledger_posting_no_delete",
            "ledger_posting_no_replace",
        ]
        with pytest.raises(CommandError):
            call_command("check_data_integrity")
    lay_guards()
    lay_guards()
    assert missing_guards() == []
    refuses("UPDATE ledger_posting SET amount = 1")


def lift_balance() -> None:
    """Until the test's transaction is undone; on SQLite nothing holds it but our own words."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # A table with checks to come cannot be altered.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE ledger_posting DISABLE TRIGGER ledger_posting_balances")


@pytest.mark.django_db
def test_a_balance_is_one_query_however_many_postings(django_assert_num_queries: Any) -> None:
    post("0")
    with django_assert_num_queries(1):
        assert balance(K.TILL) == Money(100)
    for number in range(1, 60):
        post(str(number))
    assert take_snapshots(after=50) == 2
    assert Snapshot.objects.get(account__kind=K.TILL).balance == 6_000
    post("more")
    with django_assert_num_queries(1):
        assert balance(K.TILL) == Money(6_100)
    assert take_snapshots(after=50) == 0


@pytest.mark.django_db
def test_the_integrity_check_names_each_fault(capsys: Any) -> None:
    entry = post("1")
    call_command("check_data_integrity")
    assert "No fault: " in capsys.readouterr().out
    lift_balance()
    Posting.objects.create(entry=entry, account=Account.objects.get(kind=K.TILL), amount=7)
    Snapshot.objects.create(account=Account.objects.get(kind=K.TILL), up_to=1, balance=1)
    with pytest.raises(CommandError) as failed:
        call_command("check_data_integrity")
    assert failed.value.returncode == 1
    said = capsys.readouterr().out
    assert "ledger: entry sale 1 does not balance: 7, 3 postings" in said
    assert "ledger: snapshot of till GNF says 1" in said


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_fifty_threads_append_to_one_account_and_lose_nothing() -> None:
    outcomes = together(50, lambda n: post(str(n), amount=n + 1))
    assert all(isinstance(outcome, Entry) for outcome in outcomes), outcomes
    assert balance(K.TILL) == Money(sum(range(1, 51)))
    assert Posting.objects.count() == 100


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_fifty_threads_post_one_reference_once() -> None:
    outcomes = together(50, lambda n: post("same"))
    assert {getattr(outcome, "pk", outcome) for outcome in outcomes} == {Entry.objects.get().pk}
    assert balance(K.TILL) == Money(100)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_without_the_unique_key_they_would_post_it_again(monkeypatch: pytest.MonkeyPatch) -> None:
    unique = next(c for c in Entry._meta.constraints if c.name == "ledger_entry_once")
    monkeypatch.setattr(Entry._meta, "constraints", [])
    with connection.schema_editor() as editor:
        editor.remove_constraint(Entry, unique)
    together(10, lambda n: post("same"))
    assert Entry.objects.count() == 10
