"""Which reviews a product's page shows."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from oscar.core.loading import get_model

SHOWN = 4


def best_reviews(product: Any) -> "QuerySet[Any]":
    """The approved reviews that helped most, then the newest; their writers joined."""
    reviews = get_model("reviews", "ProductReview")
    return (  # type: ignore[no-any-return]
        reviews.objects.filter(product=product, status=reviews.APPROVED)
        .select_related("user")
        .order_by("-delta_votes", "-id")[:SHOWN]
    )


@dataclass(frozen=True)
class MarkShare:
    mark: int
    count: int
    total: int


def mark_shares(product: Any) -> list[MarkShare]:
    """How many gave each mark, five stars first; empty where nobody did."""
    scores = product.listed_details.get("scores", [])
    total = sum(scores)
    shares = [MarkShare(mark=m, count=n, total=total) for m, n in enumerate(scores, start=1)]
    return shares[::-1] if total else []
