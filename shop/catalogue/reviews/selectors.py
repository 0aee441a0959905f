"""Reviews as pages list them."""

from typing import Any

from django.db.models import QuerySet

from shop.catalogue.reviews.models import ProductReview, Vote

ORDERS = {
    "helpful": ("-delta_votes", "-id"),
    "newest": ("-id",),
    "best": ("-score", "-id"),
    "worst": ("score", "-id"),
}


def approved_reviews(product: Any, *, sort: str = "helpful") -> "QuerySet[ProductReview]":
    """The reviews that everybody sees, their writers joined."""
    reviews = ProductReview.objects.filter(product=product, status=ProductReview.APPROVED)
    return reviews.select_related("user").order_by(*ORDERS[sort])  # type: ignore[no-any-return]


def votes_of(user: Any, *, reviews: list[ProductReview]) -> dict[int, int]:
    """How somebody voted on these, by the review's key; one query, none for strangers."""
    if not user.is_authenticated or not reviews:
        return {}
    votes = Vote.objects.filter(user=user, review__in=reviews)
    return dict(votes.values_list("review_id", "delta"))


def has_reviewed(user: Any, *, product: Any) -> bool:
    return bool(ProductReview.objects.filter(user=user, product=product).exists())
