from celery import shared_task


@shared_task(name="catalogue.relearn_market")
def relearn_market_task() -> None:
    from shop.catalogue.services.relearn_market import relearn_market

    relearn_market()
