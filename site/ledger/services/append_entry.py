"""Write one entry into the journal, once."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction

from ledger.exceptions import AlreadyPosted, MixedCurrencies, Unbalanced
from ledger.lines import Line
from ledger.lock import share_journal
from ledger.models import Account, AccountKind, Entry, Posting


def append_entry(
    *,
    kind: str,
    reference: str,
    lines: Sequence[Line],
    by: Any = None,
    note: str = "",
    reverses: Entry | None = None,
) -> Entry:
    """The entry; the one that stands when the same (kind, reference) was posted before.

    A second posting with other lines is AlreadyPosted: the caller and the journal disagree.
    """
    currency = _checked(lines)
    try:
        # A savepoint: losing the race for the unique key must not spoil the caller's transaction.
        with transaction.atomic():
            share_journal()
            entry = Entry.objects.create(
                kind=kind,
                reference=reference,
                currency=currency,
                note=note,
                actor=by,
                reverses=reverses,
            )
            accounts = {line: _account(line, currency=currency) for line in lines}
            Posting.objects.bulk_create(
                Posting(entry=entry, account=accounts[line], amount=line.amount.minor)
                for line in lines
                if line.amount
            )
    except IntegrityError:
        return _standing(kind=kind, reference=reference, lines=lines)
    return entry


def _checked(lines: Sequence[Line]) -> str:
    currencies = {line.amount.currency for line in lines}
    if len(currencies) > 1:
        raise MixedCurrencies(f"An entry is in one currency, not in {sorted(currencies)}.")
    if not any(line.amount for line in lines):
        raise Unbalanced("An entry has postings.")
    total = sum(line.amount.minor for line in lines)
    if total:
        raise Unbalanced(f"Debits and credits differ by {total}.")
    return currencies.pop()


def _account(line: Line, *, currency: str) -> Account:
    account, _ = Account.objects.get_or_create(
        kind=AccountKind(line.kind), owner=line.owner, currency=currency
    )
    return account


def _standing(*, kind: str, reference: str, lines: Sequence[Line]) -> Entry:
    entry = Entry.objects.filter(kind=kind, reference=reference).first()
    if entry is None:
        raise AlreadyPosted(f"{kind} {reference}: the entry it reverses is reversed already.")
    wanted = Counter(
        (line.kind, line.owner, line.amount.currency, line.amount.minor)
        for line in lines
        if line.amount
    )
    found = Counter(
        (p.account.kind, p.account.owner, p.account.currency, p.amount)
        for p in entry.postings.select_related("account")
    )
    if wanted != found:
        raise AlreadyPosted(f"{kind} {reference} stands in the journal with other amounts.")
    return entry
