"""News from other rooms; each line calls one service, after the commit that sends it."""

from typing import Any

from django.dispatch import receiver
from oscar.apps.order.signals import order_placed

from core.outbox import after_commit, handles
from shop.catalogue.models import Category, Product
from shop.catalogue.services.index_market import index_market
from shop.catalogue.services.index_products import index_products
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.catalogue.tree import forget_category_tree

REFRESH = "catalogue.refresh_listing"
SHELVES = "catalogue.refresh_shelves"
KIND = "catalogue.refresh_class"
INDEX = "catalogue.index_market"


@handles(REFRESH)
def refresh_listing_later(*, keys: list[int]) -> None:
    refresh_listing(keys)


@handles(SHELVES)
def refresh_shelves_later(*, key: int) -> None:
    """A shelf was moved, renamed or hidden: what stands there is listed and found anew."""
    forget_category_tree()
    shelf = Category.objects.filter(pk=key).first()
    if shelf is None:
        return
    below = Product.objects.filter(categories__path__startswith=shelf.path).order_by("pk")
    keys = list(below.values_list("pk", flat=True).distinct())
    refresh_listing(keys)
    index_products(keys)


@handles(KIND)
def refresh_class_later(*, key: int) -> None:
    refresh_listing(Product.objects.filter(product_class_id=key))


@handles(INDEX)
def index_market_later(*, after: int = 0) -> None:
    if last := index_market(after=after):
        after_commit(INDEX, after=last)


@receiver(order_placed, dispatch_uid="catalogue.refresh_listing")
def refresh_what_was_bought(*, order: Any, **kwargs: Any) -> None:
    # Later and not now: many orders of one product do not wait for each other's row.
    keys = order.lines.exclude(product=None).values_list("product_id", flat=True)
    after_commit(REFRESH, keys=sorted(set(keys)))
