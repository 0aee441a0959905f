"""Say that a review helped, or did not; a second vote of the same person replaces the first."""

from typing import Any

from django.db import transaction
from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from shop.catalogue.reviews.exceptions import ReviewRefused
from shop.catalogue.reviews.models import ProductReview, Vote


def vote_on_review(review: Any, *, user: Any, up: bool) -> None:
    if not user.is_authenticated:
        raise ReviewRefused(_("Connectez-vous pour voter."))
    if review.user_id == user.pk:
        raise ReviewRefused(_("Vous ne pouvez pas voter pour votre propre avis."))
    with transaction.atomic():
        _hold(review)
        Vote.objects.update_or_create(
            review=review, user=user, defaults={"delta": Vote.UP if up else Vote.DOWN}
        )
        totals = _totals(review)
        ProductReview.objects.filter(pk=review.pk).update(
            total_votes=totals["total"], delta_votes=totals["delta"]
        )


def _hold(review: Any) -> None:
    """So that the totals count every vote that was given meanwhile."""
    ProductReview.objects.select_for_update(of=("self",)).get(pk=review.pk)


def _totals(review: Any) -> dict[str, int]:
    return review.votes.aggregate(delta=Sum("delta"), total=Count("pk"))  # type: ignore[no-any-return]
