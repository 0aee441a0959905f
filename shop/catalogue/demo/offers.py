"""A few offers that lower prices in the basket."""

from decimal import Decimal
from typing import Any

from django.db import transaction
from oscar.core.loading import get_model

from core.demo import Advance, Market, facts
from shop.catalogue.models import Product


def _load_offer(told: dict[str, Any]) -> None:
    offer = get_model("offer", "ConditionalOffer")
    if offer.objects.filter(name=told["name"]).exists():
        return
    products = Product.objects.filter(upc__startswith="MKT-", title__in=told["titles"])
    reach = get_model("offer", "Range").objects.create(name=told["name"])
    through = get_model("offer", "RangeProduct")
    through.objects.bulk_create(
        through(range=reach, product=product, display_order=number)
        for number, product in enumerate(products.order_by("pk"))
    )
    benefit = get_model("offer", "Benefit").objects.create(
        range=reach, type="Percentage", value=Decimal(told["percent"])
    )
    condition = get_model("offer", "Condition").objects.create(
        range=reach, type="Count", value=Decimal(1)
    )
    offer.objects.create(
        name=told["name"],
        description=told["description"],
        offer_type=offer.SITE,
        condition=condition,
        benefit=benefit,
        status=offer.OPEN,
    )


@transaction.atomic
def load_offers(market: Market, advance: Advance) -> None:
    for told in facts("offers"):
        _load_offer(told)
        advance(1)


def size(market: Market) -> int:
    return len(facts("offers"))
