from celery import shared_task


@shared_task(name="desk.forget_bulk")
def forget_bulk_task() -> None:
    from sellers.desk.bulk.services.forget_bulk import forget_bulk

    forget_bulk()
