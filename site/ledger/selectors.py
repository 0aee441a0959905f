"""Balances: a snapshot and the postings after it, in one query."""

from django.db.models import F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from core.money import DEFAULT_CURRENCY, Money
from ledger.models import Account, AccountKind, Posting


def accounts_with_balance() -> QuerySet[Account]:
    """Every account with `.balance`: debits less credits, in the smallest unit."""
    fresh = (
        Posting.objects.filter(
            account=OuterRef("pk"), id__gt=Coalesce(OuterRef("snapshot__up_to"), 0)
        )
        .order_by()
        .values("account")
        .annotate(total=Sum("amount"))
        .values("total")
    )
    return Account.objects.annotate(
        balance=Coalesce(F("snapshot__balance"), 0) + Coalesce(Subquery(fresh), 0)
    )


def balance(kind: AccountKind, *, owner: str = "", currency: str = DEFAULT_CURRENCY) -> Money:
    """Zero where the account was never used."""
    found = (
        accounts_with_balance()  # type: ignore[misc]
        .filter(kind=kind, owner=owner, currency=currency)
        .values_list("balance", flat=True)
        .first()
    )
    return Money(int(found or 0), currency)
