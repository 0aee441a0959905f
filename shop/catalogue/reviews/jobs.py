"""The outbox's side of reviews: each handler calls one service."""

from core.outbox import handles
from shop.catalogue.reviews.services.refresh_marks import STORES
from shop.catalogue.reviews.services.refresh_store_marks import refresh_store_marks


@handles(STORES)
def refresh_store_marks_later(*, keys: list[int]) -> None:
    refresh_store_marks(keys)
