"""What shoppers said: most are content, some are not, many products have no review yet."""

from random import Random
from typing import Any

from django.db import transaction
from oscar.core.loading import get_model

from accounts.demo import shopper_email
from accounts.models import User
from core.demo import Advance, Market, facts
from shop.catalogue.demo.facts import dice
from shop.catalogue.demo.products import Variation
from shop.catalogue.models import Product
from shop.catalogue.reviews.services.refresh_store_marks import refresh_store_marks
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.partner.models import Partner

# Enough for any page to look lived in; a market of a million needs no more.
REVIEWED = 3000
BATCH = 500
# How often each score is given, five stars first, by how good the thing is.
HABITS = ((60, 28, 8, 3, 1), (48, 34, 12, 4, 2), (30, 36, 20, 9, 5))


def _texts(kind: str, score: int) -> list[list[str]]:
    told = facts("reviews")
    return [*told["any"][str(score)], *told.get(kind, {}).get(str(score), [])]


def _scores(chance: Random) -> list[int]:
    """None for a third of the products, one to nine for the others."""
    if chance.random() < 0.34:
        return []
    habit = chance.choices(HABITS, weights=(5, 4, 2))[0]
    return chance.choices(
        (5, 4, 3, 2, 1), weights=habit, k=min(chance.randint(1, 6), chance.randint(1, 9))
    )


def _reviews(
    variation: Variation, product: Product, users: list[User], market: Market
) -> list[Any]:
    review = get_model("reviews", "ProductReview")
    chance = dice("reviews", variation.number)
    scores = _scores(chance)
    people = chance.sample(users, len(scores))
    made = []
    said: set[str] = set()
    for number, (score, user) in enumerate(zip(scores, people, strict=True), start=1):
        texts = _texts(variation.item.shelf.kind, score)
        title, body = next(
            (t for t in chance.sample(texts, len(texts)) if t[0] not in said), texts[0]
        )
        said.add(title)
        one = review(
            product=product,
            user=user,
            score=score,
            title=title,
            body=body or title,
            status=review.APPROVED,
            code=f"{variation.upc}-{number}",
        )
        one.when = market.days_ago(chance.randint(1, 400), hour=chance.randint(7, 21))
        made.append(one)
    return made


def _keep(reviews: list[Any]) -> None:
    review = get_model("reviews", "ProductReview")
    there = set(
        review.objects.filter(code__in=[one.code for one in reviews]).values_list("code", flat=True)
    )
    new = [one for one in reviews if one.code not in there]
    review.objects.bulk_create(new)
    for one in new:
        # The column takes the moment of the insert, whatever it is given.
        one.date_created = one.when
    review.objects.bulk_update(new, ["date_created"])
    refresh_listing({one.product_id for one in new})


@transaction.atomic
def load_reviews(market: Market, advance: Advance) -> None:
    emails = [shopper_email(name) for name in facts("people")["shoppers"]]
    users = list(User.objects.filter(email__in=emails).order_by("email"))
    for start in range(0, size(market), BATCH):
        variations = [Variation(n) for n in range(start, min(start + BATCH, size(market)))]
        products = {
            product.upc: product
            for product in Product.objects.filter(upc__in=[one.upc for one in variations])
        }
        _keep([r for one in variations for r in _reviews(one, products[one.upc], users, market)])
        advance(len(variations))
    refresh_store_marks(Partner.objects.values_list("pk", flat=True))


def size(market: Market) -> int:
    return min(market.products, REVIEWED)
