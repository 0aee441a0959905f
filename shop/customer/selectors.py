"""What the pages of one's own account read."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce
from oscar.core.loading import get_model

from accounts.models import User
from logistics.geo.models import PointProposal
from notifications.selectors import unread_count

Order = get_model("order", "Order")
ProductAlert = get_model("customer", "ProductAlert")
StockRecord = get_model("partner", "StockRecord")
UserAddress = get_model("address", "UserAddress")
WishlistLine = get_model("wishlists", "Line")

RECENT = 3


@dataclass(frozen=True)
class Overview:
    orders: list[Any]
    address: Any
    favourites: int
    unread: int


def account_overview(user: User) -> Overview:
    """The first page of an account; four queries whatever it holds."""
    return Overview(
        orders=list(Order.objects.filter(user=user).order_by("-date_placed")[:RECENT]),
        address=UserAddress.objects.filter(user=user).order_by("-is_default_for_shipping").first(),
        favourites=WishlistLine.objects.filter(wishlist__owner=user).count(),
        unread=unread_count(user),
    )


def addresses_of(user: User) -> "QuerySet[Any]":
    """The address book, the one that parcels go to first, with what couriers propose."""
    open_proposals = PointProposal.objects.filter(status=PointProposal.Status.OPEN)
    addresses: QuerySet[Any] = UserAddress.objects.filter(user=user)
    return (
        addresses.select_related("country", "spot", "place")
        .prefetch_related(
            Prefetch("spot__proposals", queryset=open_proposals, to_attr="open_proposals")
        )
        .order_by("-is_default_for_shipping", "-num_orders_as_shipping_address", "pk")
    )


def alerts_to_answer() -> "QuerySet[Any]":
    """Alerts whose product, or a variant of it, can be bought again."""
    there = StockRecord.objects.filter(
        Q(product=OuterRef("product")) | Q(product__parent=OuterRef("product")),
        price__isnull=False,
        num_in_stock__gt=Coalesce("num_allocated", 0),
    )
    shown = Q(product__parent=None) | Q(product__parent__is_public=True)
    alerts: QuerySet[Any] = ProductAlert.objects.filter(
        shown, Exists(there), status=ProductAlert.ACTIVE, product__is_public=True
    )
    return alerts.select_related("user", "product__parent").order_by("pk")
