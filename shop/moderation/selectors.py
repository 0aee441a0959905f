"""What waits for a moderator, and what is known of who asks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, Count, Min, Q, QuerySet, Value
from django.db.models.functions import Cast

from core.audit import history_of
from core.audit.models import AuditEntry
from shop.catalogue.models import Product
from shop.catalogue.states import Standing
from shop.moderation.models import Case, ChangeSet, Report
from shop.moderation.states import ChangeStatus, ReportStatus

# Of a history, what is shown beside a decision.
LATELY = 20


def waiting_products() -> "QuerySet[Product]":
    """New ones, whoever waits longest first."""
    rows: QuerySet[Product] = Product.objects.filter(standing=Standing.PENDING)
    rows = rows.exclude(structure=Product.CHILD).select_related("store")
    return rows.order_by("submitted_at", "id")


def waiting_changes() -> "QuerySet[ChangeSet]":
    rows = ChangeSet.objects.filter(status=ChangeStatus.OPEN)
    return rows.select_related("product__store").order_by("proposed_at", "id")


def counts_of(*lists: "QuerySet[Any]") -> list[int]:
    """How long each of them is; one query."""
    first, *others = (
        rows.order_by()
        .select_related(None)
        .annotate(place=Value(place))
        .values("place")
        .annotate(count=Count("pk"))
        for place, rows in enumerate(lists)
    )
    found = first.union(*others, all=True).values_list("place", "count")
    counts: dict[int, int] = dict(found)
    return [counts.get(place, 0) for place in range(len(lists))]


def open_cases() -> "QuerySet[Case]":
    """Those that weigh most first; newcomers' reports raise one too, only less."""
    return Case.objects.filter(open_reports__gt=0).order_by(
        "-open_of_standing", "-open_reports", "-last_at", "-pk"
    )


@dataclass(frozen=True)
class StoreRecord:
    """How a store has been so far."""

    since: datetime | None
    on_sale: int
    approved: int
    rejected: int
    suspended: int
    reports_upheld: int
    reports_open: int


def record_of(store: Any) -> StoreRecord:
    """Of its products, from the journal of changes; three queries."""
    products = Product.objects.filter(store=store)
    shown = products.exclude(structure=Product.CHILD).aggregate(
        since=Min("date_created"), on_sale=Count("pk", filter=Q(is_public=True))
    )
    keys = products.annotate(key=Cast("pk", CharField())).values("key")
    steps = AuditEntry.objects.filter(target_type="catalogue.product", target_id__in=keys)
    decided = steps.aggregate(
        approved=Count("pk", filter=Q(action__in=["product.approved", "product.change_approved"])),
        rejected=Count("pk", filter=Q(action__in=["product.rejected", "product.change_rejected"])),
        suspended=Count("pk", filter=Q(action="product.suspended")),
    )
    of_store = Q(case__kind="store", case__target_id=str(store.pk))
    of_products = Q(case__kind="product", case__target_id__in=keys)
    reports = Report.objects.filter(of_store | of_products).aggregate(
        reports_upheld=Count("pk", filter=Q(status=ReportStatus.UPHELD)),
        reports_open=Count("pk", filter=Q(status=ReportStatus.OPEN)),
    )
    return StoreRecord(**shown, **decided, **reports)


def lately(row: Any) -> "QuerySet[AuditEntry]":
    return history_of(row)[:LATELY]


def settled_cases() -> "QuerySet[Case]":
    """Answered, the last first: what is suspended can be brought back from here."""
    return Case.objects.filter(open_reports=0).order_by("-last_at", "-pk")
