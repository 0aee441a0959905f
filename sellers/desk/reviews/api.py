"""`/api/v1/reviews/{id}/answer`: the store's one word below a review."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from accounts.api_auth import person_of, signed_in
from core.api import BY_PERSON, Problem, problems
from core.api.schemas import Key
from sellers.desk.reviews.services.answer_review import answer_review as answer
from sellers.stores.permissions import Action, may
from sellers.stores.selectors import stores_for
from shop.catalogue.reviews.api_schemas import AnswerIn, AnswerOut
from shop.catalogue.reviews.models import ProductReview

router = Router(auth=signed_in, throttle=[BY_PERSON], tags=["reviews"])


@router.put(
    "/reviews/{id}/answer",
    response=AnswerOut,
    summary="Answer a review of my store",
    openapi_extra=problems(403, 404),
)
def answer_review(request: HttpRequest, id: Key, said: AnswerIn) -> Any:
    """A second answer replaces the first, which is kept; the page says when."""
    person = person_of(request)
    approved = ProductReview.objects.filter(pk=id, status=ProductReview.APPROVED)
    review = approved.select_related("product").first()
    store = stores_for(person).filter(partner=review.product.store_id).first() if review else None
    if review is None or store is None:
        raise Problem("not_found")
    if not may(person, store, Action.ANSWER_REVIEWS):
        raise Problem("forbidden")
    text = said.text.replace("\x00", "").strip()
    return AnswerOut.of(answer(review, store=store, by=person, body=text))
