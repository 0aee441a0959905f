"""Count what buyers think of stores: all reviews of what they sold, also of what is gone since.

Who takes a bad product off the shelf keeps the mark it got.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Count, QuerySet

from shop.catalogue.listing import MARKS, average_score
from shop.catalogue.reviews.models import ProductReview
from shop.partner.models import Partner

BATCH = 200


def refresh_store_marks(stores: Iterable[int]) -> int:
    """How many stores had other marks than they show."""
    keys = sorted(set(stores))
    return sum(_refresh(keys[start : start + BATCH]) for start in range(0, len(keys), BATCH))


@transaction.atomic
def _refresh(keys: list[int]) -> int:
    rows = list(_held(keys).only("pk", "scores", "listed_reviews", "rating"))
    given: dict[int, dict[int, int]] = defaultdict(dict)
    reviews = ProductReview.objects.filter(
        product__store__in=keys, status=ProductReview.APPROVED
    ).order_by()
    for store, score, n in reviews.values_list("product__store", "score").annotate(n=Count("pk")):
        given[store][score] = n
    return sum(_write(row, [given[row.pk].get(mark, 0) for mark in MARKS]) for row in rows)


def _held(keys: list[int]) -> "QuerySet[Any]":
    """Locked before counting: of two counts of one store the second sees what the first saw."""
    return Partner.objects.filter(pk__in=keys).order_by("pk").select_for_update()  # type: ignore[no-any-return]


def _write(row: Any, scores: list[int]) -> bool:
    told = {"scores": scores, "listed_reviews": sum(scores), "rating": average_score(scores)}
    if told == {name: getattr(row, name) for name in told}:
        return False
    return bool(Partner.objects.filter(pk=row.pk).update(**told))
