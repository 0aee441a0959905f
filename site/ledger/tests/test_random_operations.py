"""Whatever is posted and reversed, every entry is zero and every balance is its recount."""

from collections import Counter
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.integrity import find_faults
from core.money import Money
from ledger.lines import credit, debit
from ledger.models import AccountKind, Entry, Posting
from ledger.selectors import accounts_with_balance
from ledger.services.append_entry import append_entry
from ledger.services.reverse_entry import reverse_entry
from ledger.services.take_snapshots import take_snapshots

# The everyday suite takes a sample; `make drills` goes through more than ten thousand operations.
SAMPLE, ALL, TEN_THOUSAND = 40, 1200, 10_000
KINDS = st.sampled_from([AccountKind.TILL, AccountKind.ROUNDING, AccountKind.STORE_PAYABLE])
OWNERS = st.sampled_from(["", "store:1", "store:2"])
POST = st.tuples(
    st.just("post"),
    st.lists(st.tuples(KINDS, OWNERS, st.integers(1, 10**12)), min_size=1, max_size=4),
)
REVERSE = st.tuples(st.just("reverse"), st.integers(0, 10**6))
SNAPSHOT = st.tuples(st.just("snapshot"), st.integers(1, 5))


OPERATIONS = st.lists(st.one_of(POST, POST, REVERSE, SNAPSHOT), min_size=5, max_size=25)


def go_through(examples: int) -> int:
    """Says how many operations there were."""
    done = 0

    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    @given(operations=OPERATIONS)
    def go(operations: list[Any]) -> None:
        nonlocal done
        done += len(operations)
        every_balance_is_its_recount(operations)

    go()
    return done


@pytest.mark.django_db
def test_every_balance_is_its_recount() -> None:
    assert go_through(SAMPLE) > SAMPLE


@pytest.mark.drill
@pytest.mark.django_db
def test_after_ten_thousand_operations_every_balance_is_its_recount() -> None:
    assert go_through(ALL) > TEN_THOUSAND


def every_balance_is_its_recount(operations: list[Any]) -> None:
    with transaction.atomic():
        expected: Counter[tuple[str, str]] = Counter()
        for number, (what, how) in enumerate(operations):
            if what == "post":
                total = sum(amount for _, _, amount in how)
                lines = [debit(kind, Money(amount), owner=owner) for kind, owner, amount in how]
                lines.append(credit(AccountKind.OPENING, Money(total)))
                append_entry(kind="t", reference=str(number), lines=lines)
                expected.update({(AccountKind.OPENING.value, ""): -total})
                for kind, owner, amount in how:
                    expected[kind.value, owner] += amount
            elif what == "reverse":
                _reverse_one(how, expected)
            else:
                take_snapshots(after=how)
        _compare(expected)
        transaction.set_rollback(True)


def _reverse_one(choice: int, expected: Counter[tuple[str, str]]) -> None:
    open_entries = Entry.objects.filter(reversed_by=None).order_by("pk")
    if not open_entries:
        return
    entry = open_entries[choice % len(open_entries)]
    reverse_entry(entry=entry)
    for posting in entry.postings.select_related("account"):
        expected[posting.account.kind, posting.account.owner] -= posting.amount


def _compare(expected: Counter[tuple[str, str]]) -> None:
    for account in accounts_with_balance():
        recount = Posting.objects.filter(account=account).aggregate(sum=Sum("amount"))["sum"]
        assert account.balance == recount == expected[account.kind, account.owner]
    assert list(find_faults()) == []
