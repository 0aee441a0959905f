"""News from other rooms; each line calls one service."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from oscar.core.loading import get_model

from core.outbox import after_commit, handles
from shop.catalogue.signals import prices_fell
from shop.wishlists.guest import COOKIE, kept_by
from shop.wishlists.services.merge_favourites import merge_favourites
from shop.wishlists.services.tell_price_drop import TELL, tell_price_drop


@receiver(user_logged_in, dispatch_uid="wishlists.on_signed_in")
def on_signed_in(*, request: Any, user: Any, **kwargs: Any) -> None:
    """The cookie goes with the answer: what leaves the account later does not come back."""
    if COOKIE not in getattr(request, "COOKIES", {}):
        return
    merge_favourites(kept_by(request), person=user)
    if hasattr(request, "cookies_to_delete"):
        request.cookies_to_delete.append(COOKIE)


@receiver(prices_fell, dispatch_uid="wishlists.on_prices_fell")
def on_prices_fell(*, was: dict[int, str], **kwargs: Any) -> None:
    """One row of work for each product that somebody keeps, however many they are."""
    lines = get_model("wishlists", "Line").objects.filter(product_id__in=was)
    for key in lines.order_by("product_id").values_list("product_id", flat=True).distinct():
        after_commit(TELL, product_id=key, was=was[key], after=0)


@handles(TELL)
def tell_price_drop_later(*, product_id: int, was: str, after: int) -> None:
    tell_price_drop(product_id, was=was, after=after)
