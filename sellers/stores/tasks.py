"""What the schedule and the outbox do for stores."""

from celery import shared_task

from core.outbox import handles
from sellers.stores.models import Store
from sellers.stores.services.end_holidays import end_holidays
from sellers.stores.services.forget_pictures import forget_pictures
from sellers.stores.services.refresh_selling import refresh_selling
from shop.catalogue.models import Product
from shop.catalogue.services.refresh_listing import refresh_listing


@shared_task(name="stores.end_holidays")
def end_holidays_now() -> int:
    return end_holidays()


@handles("stores.list_anew")
def list_anew(*, store: int) -> None:
    partner = Store.objects.values_list("partner_id", flat=True).get(pk=store)
    refresh_listing(list(Product.objects.filter(store=partner).values_list("pk", flat=True)))


@shared_task(name="stores.forget_pictures")
def forget_pictures_now() -> int:
    return forget_pictures()


@handles("stores.recount_selling")
def recount_selling() -> None:
    for store in Store.objects.select_related("partner").iterator():
        refresh_selling(store)
