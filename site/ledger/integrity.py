"""What `check_data_integrity` asks of the journal."""

from collections.abc import Iterator

from django.db.models import Count, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from ledger.guards import missing_guards
from ledger.models import Entry, Posting, Snapshot


def find_faults() -> Iterator[str]:
    for name in missing_guards():
        yield f"guard {name} is missing"
    unbalanced = Entry.objects.annotate(
        total=Sum("postings__amount"), lines=Count("postings")
    ).filter(~Q(total=0) | Q(lines=0))
    for entry in unbalanced.order_by("pk"):
        yield f"entry {entry} does not balance: {entry.total or 0}, {entry.lines} postings"
    strangers = Posting.objects.exclude(account__currency=F("entry__currency"))
    for pk in strangers.order_by("pk").values_list("pk", flat=True):
        yield f"posting {pk} is in another currency than its entry"
    recount = (
        Posting.objects.filter(account=OuterRef("account"), id__lte=OuterRef("up_to"))
        .order_by()
        .values("account")
        .annotate(total=Sum("amount"))
        .values("total")
    )
    wrong = Snapshot.objects.annotate(recount=Coalesce(Subquery(recount), 0)).exclude(
        balance=F("recount")
    )
    for snapshot in wrong.select_related("account"):
        yield (
            f"snapshot of {snapshot.account} says {snapshot.balance}, "
            f"its postings say {snapshot.recount}"
        )
