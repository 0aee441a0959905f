"""Which reviews a product's page shows."""

from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, OuterRef, QuerySet, Subquery
from oscar.core.loading import get_model

from shop.catalogue.reviews.ports import received_by

SHOWN = 4


def best_reviews(product: Any) -> "QuerySet[Any]":
    """The approved reviews that helped most, then the newest; their writers joined."""
    reviews = get_model("reviews", "ProductReview")
    return (  # type: ignore[no-any-return]
        reviews.objects.filter(product=product, status=reviews.APPROVED)
        .select_related("user", "answer")
        .order_by("-delta_votes", "-id")[:SHOWN]
    )


def with_own_review(products: "QuerySet[Any]", *, person: Any) -> "QuerySet[Any]":
    """Each product says whether the person has received it (`received`) and the key of what they
    wrote (`my_review`), in the query that reads it anyway; nothing for who is not signed in."""
    if not person.is_authenticated:
        return products
    mine = get_model("reviews", "ProductReview").objects.filter(product=OuterRef("pk"), user=person)
    return products.annotate(
        received=ExpressionWrapper(received_by(person), output_field=BooleanField()),
        my_review=Subquery(mine.values("pk")[:1]),
    )


@dataclass(frozen=True)
class MarkShare:
    mark: int
    count: int
    total: int


def mark_shares(product: Any) -> list[MarkShare]:
    """How many gave each mark, five stars first; empty where nobody did."""
    return shares_of(product.listed_details.get("scores", []))


def shares_of(scores: list[int]) -> list[MarkShare]:
    total = sum(scores)
    shares = [MarkShare(mark=m, count=n, total=total) for m, n in enumerate(scores, start=1)]
    return shares[::-1] if total else []
