from datetime import date

from django.db import transaction

from accounts.models import User
from core.audit import record
from sellers.stores.models import Store
from sellers.stores.services.refresh_selling import refresh_selling
from shop.partner.models import Partner


@transaction.atomic
def set_holiday(
    store: Store, *, holiday: bool, back_on: date | None = None, by: User | None = None
) -> bool:
    """Stop selling, or sell again; pages stay. False where it was so already."""
    day = back_on if holiday else None
    moved = Store.objects.filter(pk=store.pk).exclude(holiday=holiday).update(holiday=holiday)
    same_day = store.partner.back_on == day
    if not moved and same_day:
        return False
    Partner.objects.filter(pk=store.partner_id).update(back_on=day)
    store.holiday, store.partner.back_on = holiday, day
    refresh_selling(store)
    record(
        store,
        action="store.holiday" if holiday else "store.back",
        by=by,
        after={"back_on": str(day or "")},
    )
    return True
