from django.utils import timezone

from sellers.stores.models import Store
from sellers.stores.services.set_holiday import set_holiday


def end_holidays() -> int:
    """Stores whose day of return has come sell again; how many did."""
    today = timezone.localdate()
    due = Store.objects.filter(holiday=True, partner__back_on__lte=today).select_related("partner")
    return sum(set_holiday(store, holiday=False) for store in due)
