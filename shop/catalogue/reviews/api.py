"""`/api/v1/products/{id}/reviews`: what buyers say. A second writing replaces the first."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router

from accounts.api_auth import anyone, person_of, signed_in
from core.api import BY_PERSON, Problem, Strict, cut_rows, left_out, problems
from core.api.cursor import LONGEST, MOST, PAGE_SIZE
from core.api.schemas import Key
from shop.catalogue.models import Product
from shop.catalogue.reviews.api_schemas import ReviewIn, ReviewOut, ReviewPage, VoteIn
from shop.catalogue.reviews.exceptions import ReviewRefused
from shop.catalogue.reviews.models import ProductReview
from shop.catalogue.reviews.opinion import Opinion
from shop.catalogue.reviews.selectors import ORDERS, approved_reviews
from shop.catalogue.reviews.services.add_review import add_review
from shop.catalogue.reviews.services.edit_review import edit_review
from shop.catalogue.reviews.services.vote_on_review import vote_on_review as vote

router = Router(throttle=[BY_PERSON], tags=["reviews"])
KEPT = "private, max-age=60"


class Asked(Strict):
    sort: Literal["helpful", "newest", "best", "worst"] = "helpful"
    limit: Annotated[int, Field(ge=1, le=MOST)] = PAGE_SIZE
    cursor: Annotated[str, Field(max_length=LONGEST)] = left_out(
        description="`next_cursor` of the page before."
    )


def _product(id: int) -> Any:
    sold = Product.objects.filter(is_public=True).exclude(structure=Product.CHILD)
    product = sold.select_related("store").filter(pk=id).first()
    if product is None:
        raise Problem("not_found")
    return product


def _mine(request: HttpRequest, product: Any) -> Any:
    """What one wrote, in sight or not."""
    mine = ProductReview.objects.filter(product=product, user=person_of(request))
    return mine.select_related("user", "answer").first()


@router.get(
    "/products/{id}/reviews",
    auth=[anyone],
    response=ReviewPage,
    summary="Reviews of a product",
    openapi_extra=problems(404, 422),
)
def list_reviews(request: HttpRequest, response: HttpResponse, id: Key, asked: Query[Asked]) -> Any:
    cut = cut_rows(
        approved_reviews(_product(id)),
        order=ORDERS[asked.sort],
        cursor=asked.cursor,
        size=asked.limit,
        list_of=f"reviews {id} {asked.sort}",
    )
    response["Cache-Control"] = KEPT
    items = [ReviewOut.of(review) for review in cut.rows]
    return ReviewPage(items=items, next_cursor=cut.next_cursor)


@router.get(
    "/products/{id}/reviews/mine",
    auth=signed_in,
    response=ReviewOut,
    summary="My review of a product",
    openapi_extra=problems(404),
)
def get_my_review(request: HttpRequest, id: Key) -> Any:
    review = _mine(request, _product(id))
    if review is None:
        raise Problem("not_found")
    return ReviewOut.of(review)


@router.put(
    "/products/{id}/reviews/mine",
    auth=signed_in,
    response=ReviewOut,
    summary="Write or change my review",
    openapi_extra=problems(403, 404),
)
def save_my_review(request: HttpRequest, id: Key, said: ReviewIn) -> Any:
    """For who has received the product. What it said before is kept, and the page says when."""
    product, person = _product(id), person_of(request)
    try:
        if (review := _mine(request, product)) is None:
            add_review(product, user=person, review=Opinion(said.score, said.text, said.title))
        else:
            to = Opinion(said.score, said.text, said.title, tuple(review.pictures))
            edit_review(review, user=person, to=to)
    except ReviewRefused as refused:
        raise Problem("forbidden", detail=refused) from refused
    return ReviewOut.of(_mine(request, product))


@router.put(
    "/reviews/{id}/vote",
    auth=signed_in,
    response=ReviewOut,
    summary="Say whether a review helps",
    openapi_extra=problems(403, 404),
)
def vote_on_review(request: HttpRequest, id: Key, said: VoteIn) -> Any:
    """A second vote replaces the first; nobody votes for their own."""
    seen = ProductReview.objects.filter(
        status=ProductReview.APPROVED, product__is_public=True
    ).select_related("user", "answer")
    review = seen.filter(pk=id).first()
    if review is None:
        raise Problem("not_found")
    try:
        vote(review, user=person_of(request), up=said.helpful)
    except ReviewRefused as refused:
        raise Problem("forbidden", detail=refused) from refused
    return ReviewOut.of(seen.get(pk=id))
