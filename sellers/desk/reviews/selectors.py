"""What was said of a store's products, as its team reads it."""

from typing import Any

from django.db.models import QuerySet

from sellers.stores.models import Store
from shop.catalogue.reviews.models import ProductReview


def reviews_for(store: Store) -> "QuerySet[Any]":
    """In sight, the newest first; writer, product and answer joined."""
    reviews: QuerySet[Any] = ProductReview.objects.filter(
        product__store=store.partner_id, status=ProductReview.APPROVED
    )
    return reviews.select_related("user", "product", "answer").order_by("-id")


def unanswered(reviews: "QuerySet[Any]") -> "QuerySet[Any]":
    return reviews.filter(answer=None)
