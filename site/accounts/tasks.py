from celery import shared_task

from accounts.services.prune_families import prune_families


@shared_task(name="accounts.prune_families")
def prune() -> None:
    prune_families()
