"""What stores answer in the demo, and what reviewers photographed."""

from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from core.demo import Advance, DemoPart, Market, facts, register_demo_part
from core.uploads import pictures as storage
from sellers.desk.reviews.services.answer_review import answer_review
from sellers.stores.models import Membership
from sellers.stores.roles import Role
from shop.catalogue.demo import pictures
from shop.catalogue.demo.facts import items
from shop.catalogue.reviews.models import ProductReview

# So many of the newest products have a photo of a buyer's.
PHOTOGRAPHED = 10
PHOTO = "reviews/demo.jpg"


@transaction.atomic
def load_answers(market: Market, advance: Advance) -> None:
    owners = {m.store.partner_id: m for m in _owners()}
    for score, words in facts("answers").items():
        for place, body in enumerate(words):
            _answer(owners, score=int(score), place=place, body=body)
            advance(1)


def _owners() -> Any:
    return Membership.objects.filter(role=Role.OWNER).select_related("store__partner", "person")


def _answer(owners: dict[int, Membership], *, score: int, place: int, body: str) -> None:
    """The first of this mark in each store gets the first words, the second the second."""
    for partner, owner in owners.items():
        reviews = ProductReview.objects.filter(product__store=partner, score=score)
        review = reviews.filter(code__startswith="MKT-").order_by("pk")[place : place + 1].first()
        if review is not None and not hasattr(review, "answer"):
            answer_review(review, store=owner.store, by=owner.person, body=body)


@transaction.atomic
def load_photos(market: Market, advance: Advance) -> None:
    for place, item in enumerate(items()[:PHOTOGRAPHED]):
        if place < market.products:
            _photograph(item, number=2 if place % 3 == 0 else 1)
        advance(1)


def _photograph(item: Any, *, number: int) -> None:
    reviews = ProductReview.objects.filter(product__images__original=item.picture(), score__gte=4)
    review = reviews.order_by("pk").first()
    if review is None or review.pictures:
        return
    names = []
    for turn in range(number):
        told = pictures.item_picture(item)
        stage = (told.stage + 1 + turn) % pictures.STAGES
        photo = type(told)(
            name=PHOTO, drawing=told.drawing, look=told.look, tint=told.tint, stage=stage
        )
        names.append(storage.save(PHOTO, ContentFile(pictures.paint(photo)[PHOTO])))
    ProductReview.objects.filter(pk=review.pk).update(pictures=list(dict.fromkeys(names)))


register_demo_part(
    DemoPart(
        name="answers",
        load=load_answers,
        size=lambda market: sum(map(len, facts("answers").values())),
        after=("reviews", "desks"),
    )
)
register_demo_part(
    DemoPart(
        name="review-photos",
        load=load_photos,
        size=lambda market: PHOTOGRAPHED,
        after=("reviews", "pictures"),
    )
)
