"""What the demo's reviewers bought before they said what they think of it: one old order each.

Rows alone and many at once: nobody is told of them, no piece leaves a shelf for them.
"""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from django.db import transaction

from accounts.demo import shopper_email
from core.demo import Advance, DemoPart, Market, facts, register_demo_part
from shop.catalogue.reviews.models import ProductReview
from shop.order.models import Line, Order
from shop.order.statuses import DELIVERED

# Before the oldest review, and too long ago for what sells now.
DAYS_AGO = 420
BATCH = 1000


def _number(place: int) -> str:
    return f"MK-DEMR-{place:04d}"


def _line(order: Order, product: Any) -> Line:
    price = product.listed_price or Decimal(0)
    amounts = ("line_price_incl_tax", "line_price_excl_tax", "unit_price_incl_tax")
    before = ("line_price_before_discounts_incl_tax", "line_price_before_discounts_excl_tax")
    return Line(
        order=order,
        product=product,
        title=product.title,
        upc=product.upc,
        partner=product.store,
        partner_name=product.store.name,
        quantity=1,
        num_allocated=0,
        unit_price_excl_tax=price,
        status=DELIVERED,
        **dict.fromkeys(amounts + before, price),
    )


@transaction.atomic
def load_received(market: Market, advance: Advance) -> None:
    emails = [shopper_email(name) for name in facts("people")["shoppers"]]
    reviews = ProductReview.objects.filter(user__email__in=emails).order_by("pk")
    bought = defaultdict(list)
    for review in reviews.select_related("user", "product__store"):
        bought[review.user.email].append(review)
    for place, email in enumerate(emails, start=1):
        if bought[email]:
            _place(_number(place), bought[email], market)
        advance(1)


def _place(number: str, reviews: list[Any], market: Market) -> None:
    if Order.objects.filter(number=number).exists():
        return
    total = sum((review.product.listed_price or Decimal(0) for review in reviews), Decimal(0))
    order = Order.objects.create(
        number=number,
        user=reviews[0].user,
        status=DELIVERED,
        currency="GNF",
        total_incl_tax=total,
        total_excl_tax=total,
        date_placed=market.days_ago(DAYS_AGO),
    )
    lines = [_line(order, review.product) for review in reviews]
    Line.objects.bulk_create(lines, batch_size=BATCH)


def size(market: Market) -> int:
    return len(facts("people")["shoppers"])


register_demo_part(
    DemoPart(name="received", load=load_received, size=size, after=("reviews", "orders"))
)
