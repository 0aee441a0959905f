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
            mine.merge_line(line, add_quantities=False)
        mine.vouchers.add(*guest_basket.vouchers.all())
    return mine
