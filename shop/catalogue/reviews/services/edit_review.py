"""Change one's own review; what it said before is kept."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from shop.catalogue.reviews.exceptions import ReviewRefused
from shop.catalogue.reviews.models import ProductReview, ReviewEdit
from shop.catalogue.reviews.opinion import BAD, Opinion
from shop.catalogue.reviews.services.refresh_marks import refresh_marks
from shop.catalogue.reviews.telling import tell_if_bad


@transaction.atomic
def edit_review(review: ProductReview, *, user: Any, to: Opinion) -> bool:
    """False where nothing is new. A review that is out of sight stays there."""
    if not user.is_authenticated or review.user_id != user.pk:
        raise ReviewRefused(_("Vous ne pouvez modifier que votre propre avis."))
    row = _held(review)
    before = {name: getattr(row, name) for name in to.fields}
    if before == to.fields:
        return False
    now = timezone.now()
    ReviewEdit.objects.create(review=row, replaced_at=now, **before)
    ProductReview.objects.filter(pk=row.pk).update(edited_at=now, **to.fields)
    if before["score"] != to.score:
        refresh_marks([row.product_id])
        if before["score"] > BAD:
            tell_if_bad(ProductReview.objects.get(pk=row.pk))
    return True


def _held(review: ProductReview) -> ProductReview:
    """Locked: of two edits at once the second keeps what the first has written."""
    return ProductReview.objects.select_for_update(of=("self",)).get(pk=review.pk)  # type: ignore[no-any-return]
