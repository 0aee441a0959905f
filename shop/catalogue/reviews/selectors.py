"""Reviews as pages list them."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from shop.catalogue.models import Product
from shop.catalogue.reviews.models import ProductReview, Vote
from shop.catalogue.reviews.ports import received_by

ORDERS = {
    "helpful": ("-delta_votes", "-id"),
    "newest": ("-id",),
    "best": ("-score", "-id"),
    "worst": ("score", "-id"),
}


def approved_reviews(product: Any, *, sort: str = "helpful") -> "QuerySet[ProductReview]":
    """The reviews that everybody sees, their writers joined."""
    reviews = ProductReview.objects.filter(product=product, status=ProductReview.APPROVED)
    return reviews.select_related("user", "answer").order_by(*ORDERS[sort])  # type: ignore[no-any-return]


def votes_of(user: Any, *, reviews: list[ProductReview]) -> dict[int, int]:
    """How somebody voted on these, by the review's key; one query, none for strangers."""
    if not user.is_authenticated or not reviews:
        return {}
    votes = Vote.objects.filter(user=user, review__in=reviews)
    return dict(votes.values_list("review_id", "delta"))


def review_by(user: Any, *, product: Any) -> ProductReview | None:
    """What somebody wrote of a product, in sight or not."""
    if not user.is_authenticated:
        return None
    return ProductReview.objects.filter(user=user, product=product).first()  # type: ignore[no-any-return]


def to_review(user: Any, *, keys: list[int]) -> set[int]:
    """Which of these products somebody has in hand and said nothing of yet; one query."""
    if not user.is_authenticated or not keys:
        return set()
    waiting = Product.objects.filter(received_by(user), pk__in=keys, is_public=True)
    said = ProductReview.objects.filter(user=user, product=OuterRef("pk"))
    return set(waiting.exclude(Exists(said)).values_list("pk", flat=True))
