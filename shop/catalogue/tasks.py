from celery import shared_task


@shared_task(name="catalogue.relearn_market")
def relearn_market_task() -> None:
    from shop.catalogue.services.relearn_market import relearn_market

    relearn_market()


@shared_task(name="catalogue.index_market")
def index_market_task() -> None:
    """The first piece; each asks for the next (shop/catalogue/receivers.py)."""
    from core.outbox import after_commit
    from shop.catalogue.receivers import INDEX

    after_commit(INDEX)


@shared_task(name="catalogue.refresh_due_prices")
def refresh_due_prices_task() -> None:
    from shop.catalogue.services.refresh_due_prices import refresh_due_prices

    refresh_due_prices()


@shared_task(name="catalogue.repair_listings")
def repair_listings_task() -> None:
    """What was sold lately grows old by itself; whatever else went wrong is mended along."""
    from shop.catalogue.models import LISTED, Product
    from shop.catalogue.reviews.services.refresh_store_marks import refresh_store_marks
    from shop.catalogue.services.refresh_listing import refresh_listing
    from shop.partner.models import Partner

    refresh_listing(Product.objects.filter(LISTED))
    refresh_store_marks(Partner.objects.values_list("pk", flat=True))


@shared_task(name="catalogue.learn_related")
def learn_related_task() -> None:
    from shop.catalogue.services.learn_related import learn_related

    learn_related()
