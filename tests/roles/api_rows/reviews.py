"""Reviews: everybody reads them, who has received writes one, its store alone answers."""

from typing import Any

from tests.roles.api import EVERYBODY, Asked, Row
from tests.stalls import a_review, received


def _of_product(body: Any = None) -> Any:
    return lambda market: Asked(path={"id": market.product.pk}, query={}, body=body)


def _hers(market: Any) -> Asked:
    received(market.shopper, market.product)
    body = {"score": 4, "text": "Bien."}
    return Asked(path={"id": market.product.pk}, query={}, body=body)


def _written(market: Any) -> Asked:
    a_review(market.product, 4, user=market.shopper)
    return Asked(path={"id": market.product.pk}, query={})


def _reviewed(body: Any) -> Any:
    def asked(market: Any) -> Asked:
        review = a_review(market.product, 4, user=market.shopper)
        return Asked(path={"id": review.pk}, query={}, body=body)

    return asked


ADDRESSES = {
    "list_reviews": Row(EVERYBODY, asks=_of_product()),
    "get_my_review": Row("shopper", asks=_written),
    # Nobody else has received it.
    "save_my_review": Row("shopper", refused="owner rival moderator", asks=_hers),
    "vote_on_review": Row(
        "owner rival moderator", refused="shopper", asks=_reviewed({"helpful": True})
    ),
    "answer_review": Row("owner", asks=_reviewed({"text": "Merci."})),
}
