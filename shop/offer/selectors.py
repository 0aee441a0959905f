"""Offers as shoppers read them."""

from typing import Any

from django.db.models import QuerySet

from shop.catalogue.models import Product
from shop.catalogue.selectors import listed_products
from shop.offer.models import ConditionalOffer, Range


def current_offers() -> "QuerySet[ConditionalOffer]":
    """Offers open to everybody now, with what they give and on what."""
    offers: Any = ConditionalOffer.active.filter(offer_type=ConditionalOffer.SITE)
    return offers.select_related("benefit__range", "condition__range").order_by(  # type: ignore[no-any-return]
        "-priority", "-pk"
    )


def products_of_offer(offer: Any) -> "QuerySet[Product]":
    """The listed products that it can lower."""
    if not offer.has_products:
        return listed_products().none()
    return _listed_in(offer.condition.range or offer.benefit.range)


def products_of_range(product_range: Range) -> "QuerySet[Product]":
    return _listed_in(product_range)


def _listed_in(product_range: Any) -> "QuerySet[Product]":
    if product_range.proxy:
        inside = product_range.all_products()
        return listed_products().filter(pk__in=[p.pk for p in inside]).order_by("-pk")
    # Without Oscar's order, which would bring a product once for each way into the range.
    keys = product_range.product_queryset.order_by().values("pk")
    return listed_products().filter(pk__in=keys).order_by("-pk")
