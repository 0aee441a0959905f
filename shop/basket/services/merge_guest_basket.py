from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from shop.basket.models import Basket, Line


@transaction.atomic
def merge_guest_basket(*, guest_basket: Any, user: User) -> Basket:
    """Move what a browser had chosen into the person's basket; the larger quantity stays."""
    mine: Basket
    mine, _ = Basket.open.get_or_create(owner=user)
    claimed = Basket.objects.filter(pk=guest_basket.pk, status=Basket.OPEN, owner=None).update(
        status=Basket.MERGED, date_merged=timezone.now()
    )
    if claimed:
        for line in Line.objects.filter(basket_id=guest_basket.pk):
            _merge_line(mine, line)
        mine.vouchers.add(*guest_basket.vouchers.all())
    return mine


def _merge_line(mine: Any, line: Line) -> None:
    """Where the guest's quantity stays, so does the price at which it was chosen."""
    there = Line.objects.filter(basket=mine, line_reference=line.line_reference).first()
    mine.merge_line(line, add_quantities=False)
    if there and line.quantity > there.quantity:
        Line.objects.filter(pk=there.pk).update(
            price_excl_tax=line.price_excl_tax, price_incl_tax=line.price_incl_tax
        )
