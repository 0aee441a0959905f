from datetime import timedelta

from celery import shared_task
from django.utils import timezone

KEPT = timedelta(days=400)


@shared_task(name="activity.write")
def write_task() -> None:
    from activity.buffers import buffer
    from activity.services.write_counts import write_counts

    write_counts(buffer())


@shared_task(name="activity.prune")
def prune_task() -> None:
    from activity.stores import store

    store().prune(before=timezone.localdate() - KEPT)
