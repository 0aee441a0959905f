from celery import shared_task

from notifications.services.cleanup_notices import cleanup_notices


@shared_task(name="notifications.cleanup")
def cleanup() -> None:
    cleanup_notices()
