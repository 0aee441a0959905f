from celery import shared_task


@shared_task(name="catalogue.relearn_market")
def relearn_market_task() -> None:
    from shop.catalogue.services.relearn_market import relearn_market

    relearn_market()


@shared_task(name="catalogue.refresh_due_prices")
def refresh_due_prices_task() -> None:
    from shop.catalogue.services.refresh_due_prices import refresh_due_prices

    refresh_due_prices()
