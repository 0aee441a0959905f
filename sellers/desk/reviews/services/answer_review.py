"""The store's one word below a review; a second one replaces the first, which is kept."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from core.audit import record
from sellers.desk.reviews.selectors import reviews_for
from sellers.stores.models import Store
from sellers.stores.permissions import Action, may
from shop.catalogue.reviews.models import AnswerEdit, ProductReview, ReviewAnswer


@transaction.atomic
def answer_review(review: ProductReview, *, store: Store, by: Any, body: str) -> ReviewAnswer:
    if not may(by, store, Action.ANSWER_REVIEWS):
        raise PermissionDenied
    # The review is locked, there may be no answer to lock yet: of two at once the second edits.
    locked = ProductReview.objects.select_for_update(of=("self",))
    review = locked.get(pk__in=reviews_for(store).filter(pk=review.pk).values("pk"))
    answer = ReviewAnswer.objects.filter(review=review).first()
    if answer is None:
        answer = ReviewAnswer.objects.create(review=review, body=body, by=by)
        record(review, action="review.answered", by=by, after={"body": body})
    elif answer.body != body:
        now = timezone.now()
        AnswerEdit.objects.create(answer=answer, body=answer.body, by=answer.by, replaced_at=now)
        record(
            review,
            action="review.answer_edited",
            by=by,
            before={"body": answer.body},
            after={"body": body},
        )
        answer.body, answer.by, answer.edited_at = body, by, now
        answer.save(update_fields=["body", "by", "edited_at"])
    return answer
