from typing import Any

from core.money import Money
from ledger.lines import Line
from ledger.models import AccountKind, Entry
from ledger.services.append_entry import append_entry


def reverse_entry(*, entry: Entry, by: Any = None, note: str = "") -> Entry:
    """The mirror of an entry; asking again gives the same one, an entry is reversed once."""
    lines = [
        Line(
            kind=AccountKind(posting.account.kind),
            owner=posting.account.owner,
            amount=-Money(posting.amount, posting.account.currency),
        )
        for posting in entry.postings.select_related("account").order_by("id")
    ]
    return append_entry(
        kind="reversal",
        reference=f"{entry.kind}:{entry.reference}"[-120:],
        lines=lines,
        by=by,
        note=note,
        reverses=entry,
    )
