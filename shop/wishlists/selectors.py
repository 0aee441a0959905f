"""Lists of favourites and what lies in them."""

from typing import Any

from django.db.models import Count, Prefetch, QuerySet
from oscar.core.loading import get_model

from accounts.models import User
from shop.catalogue.selectors import CARD_FIELDS
from shop.partner.models import Partner

Line = get_model("wishlists", "Line")
Product = get_model("catalogue", "Product")
WishList = get_model("wishlists", "WishList")


def wishlists_of(user: User) -> "QuerySet[Any]":
    """A person's lists, newest last, each with how much lies in it."""
    lists: QuerySet[Any] = WishList.objects.filter(owner=user).annotate(size=Count("lines"))
    return lists.order_by("pk")


def lines_of(wishlist: Any) -> "QuerySet[Any]":
    """What lies in a list with what a product card shows; two queries."""
    products = Product.objects.select_related("store").only(*CARD_FIELDS, "is_public")
    lines: QuerySet[Any] = wishlist.lines.order_by("-pk")
    return lines.prefetch_related(Prefetch("product", queryset=products))


def may_see(wishlist: Any, *, user: Any) -> bool:
    """Its owner always; everybody a public one; who was named a shared one."""
    if wishlist.owner_id == getattr(user, "pk", None) or wishlist.visibility == WishList.PUBLIC:
        return True
    email = getattr(user, "email", None)
    return (
        wishlist.visibility == WishList.SHARED
        and bool(email)
        and wishlist.shared_emails.filter(email=email).exists()
    )


def stores_kept_by(*, keys: list[int]) -> list[Any]:
    """These stores in this order, as their cards show them; one query."""
    rows = Partner.objects.in_bulk(keys)
    return [rows[key] for key in keys if key in rows]
