"""Which reviews a product's page shows."""

from typing import Any

from django.db.models import QuerySet
from oscar.apps.catalogue.reviews.models import ProductReview

SHOWN = 5


def latest_reviews(product: Any) -> "QuerySet[ProductReview]":
    """The newest approved reviews, their writers joined."""
    return (
        ProductReview.objects.filter(product=product, status=ProductReview.APPROVED)
        .select_related("user")
        .order_by("-date_created")[:SHOWN]
    )
