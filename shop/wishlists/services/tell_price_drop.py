"""Tell those who keep a product that it costs less, some of them at a time."""

from decimal import Decimal
from typing import Any

from django.utils import timezone
from oscar.core.loading import get_model

from accounts.models import User
from core.money import Money
from core.outbox import after_commit
from notifications.services.notify import notify
from shop.catalogue.models import Product
from shop.wishlists.models import PriceTold

TELL = "wishlists.tell_price_drop"
AT_ONCE = 200


def tell_price_drop(product_id: int, *, was: str, after: int = 0) -> int:
    """Inside the transaction that marks the work done: a batch is told whole or not at all, and
    the next one is asked for with it. `after`: the last person of the batch before."""
    product = Product.objects.filter(pk=product_id, is_public=True, listed_in_stock=True).first()
    if product is None or product.listed_price is None or product.listed_price >= Decimal(was):
        # It has risen again, or is gone.
        return 0
    lines = get_model("wishlists", "Line").objects.filter(product_id=product_id)
    owners = lines.filter(wishlist__owner_id__gt=after, wishlist__owner__is_active=True)
    keys = owners.order_by("wishlist__owner").values_list("wishlist__owner", flat=True).distinct()
    batch = list(keys[:AT_ONCE])
    told = _tell(product, batch, was=was)
    if len(batch) == AT_ONCE:
        after_commit(TELL, product_id=product_id, was=was, after=batch[-1])
    return told


def _tell(product: Any, batch: list[int], *, was: str) -> int:
    today = timezone.localdate()
    known = PriceTold.objects.filter(product=product, day=today, person__in=batch)
    new = sorted(set(batch) - set(known.values_list("person", flat=True)))
    rows = [
        PriceTold(person_id=key, product=product, day=today, price=product.listed_price)
        for key in new
    ]
    # Of two runs at once the second is refused here, whole, and finds them known at its next try.
    PriceTold.objects.bulk_create(rows)
    context = {
        "product": product.title,
        "price": str(Money.of(product.listed_price, "GNF")),
        "was": str(Money.of(Decimal(was), "GNF")),
        "pk": product.pk,
    }
    for person in User.objects.filter(pk__in=new).order_by("pk"):
        notify(person, kind="price.fell", context=context, about=f"product:{product.pk}")
    return len(new)
