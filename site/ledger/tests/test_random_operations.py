"""Whatever is posted and reversed, every entry is zero and every balance is its recount."""

import os
from collections import Counter

import pytest
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

# LEDGER_EXAMPLES=800 is more than ten thousand operations; the everyday suite takes a sample.
EXAMPLES = int(os.environ.get("LEDGER_EXAMPLES", "40"))
KINDS = st.sampled_from([AccountKind.TILL, AccountKind.ROUNDING, AccountKind.STORE_PAYABLE])
OWNERS = st.sampled_from(["", "store:1", "store:2"])
POST = st.tuples(
    st.just("post"),
    st.lists(st.tuples(KINDS, OWNERS, st.integers(1, 10**12)), min_size=1, max_size=4),
)
REVERSE = st.tuples(st.just("reverse"), st.integers(0, 10**6))
SNAPSHOT = st.tuples(st.just("snapshot"), st.integers(1, 5))


@pytest.mark.django_db
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(operations=st.lists(st.one_of(POST, POST, REVERSE, SNAPSHOT), min_size=5, max_size=25))
def test_every_balance_is_its_recount(operations: list) -> None:
    from django.db import transaction

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
