"""A bad review is no secret to the store: whoever is on its team hears of it at once."""

from typing import Any

from notifications.services.notify import notify
from shop.catalogue.reviews.opinion import BAD

LONGEST = 120


def tell_if_bad(review: Any) -> int:
    """In the transaction of the review; how many were told."""
    store = review.product.store
    if review.score > BAD or review.status != review.APPROVED or store is None:
        return 0
    context = {
        "stars": review.score,
        "product": review.product.title,
        "text": review.body[:LONGEST],
        "store": store.code,
        "review": review.pk,
    }
    members = store.users.filter(is_active=True).order_by("pk")
    return len(
        [
            notify(person, kind="review.bad", context=context, about=f"review:{review.pk}")
            for person in members
        ]
    )
