from django.db import transaction
from django.db.models import Count, F, Max, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from ledger.lock import own_journal
from ledger.models import Account, Posting, Snapshot


def take_snapshots(*, after: int = 500) -> int:
    """Fold the postings since the last snapshot into it, for accounts with `after` of them or more.

    Ids are given before a transaction commits: an append that is still open may hold a lower id
    than one that is seen. So no append is open while the last id is read.
    """
    taken = 0
    for pk in _busy_accounts(after=after):
        with transaction.atomic():
            own_journal()
            taken += _fold(account_id=pk)
    return taken


def _busy_accounts(*, after: int) -> list[int]:
    since = Coalesce(F("snapshot__up_to"), 0)
    fresh = Q(postings__id__gt=since)
    return list(
        Account.objects.filter(fresh)
        .annotate(fresh=Count("postings", filter=fresh))
        .filter(fresh__gte=after)
        .order_by("pk")
        .values_list("pk", flat=True)
    )


def _fold(*, account_id: int) -> bool:
    snapshot, _ = Snapshot.objects.get_or_create(account_id=account_id)
    fresh = Posting.objects.filter(account_id=account_id, id__gt=snapshot.up_to).aggregate(
        sum=Coalesce(Sum("amount"), 0), last=Max("id")
    )
    if fresh["last"] is None:
        return False
    # Of two who fold at once, the second finds another up_to and changes nothing.
    return bool(
        Snapshot.objects.filter(pk=snapshot.pk, up_to=snapshot.up_to).update(
            up_to=fresh["last"],
            balance=snapshot.balance + fresh["sum"],
            taken_at=timezone.now(),
        )
    )
