from celery import shared_task


@shared_task(name="desk.watch_stock")
def watch_stock_task() -> None:
    """What was changed by many at once, and what nobody told of."""
    from sellers.desk.services.watch_stock import watch_stock

    watch_stock()


@shared_task(name="desk.prune_drafts")
def prune_drafts_task() -> None:
    from sellers.desk.services.prune_drafts import prune_drafts

    prune_drafts()
