from celery import shared_task

from ledger.services.take_snapshots import take_snapshots


@shared_task(name="ledger.take_snapshots")
def take_snapshots_task() -> None:
    take_snapshots()
