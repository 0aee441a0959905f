"""Celery's side of core: each task is one line that calls a function."""

from celery import shared_task
from django.core.management import call_command

from core import exports, idempotency, integrity, limits, outbox, sms


@shared_task(name="core.deliver_outbox")
def deliver_outbox(*, pk: int) -> None:
    outbox.deliver(pk=pk)


@shared_task(name="core.sweep_outbox")
def sweep_outbox() -> None:
    outbox.sweep()


@shared_task(name="core.prune_outbox")
def prune_outbox() -> None:
    outbox.prune()


@shared_task(name="core.prune_answers")
def prune_answers() -> None:
    idempotency.prune()


@shared_task(name="core.publish_scheduled_pages")
def publish_scheduled_pages() -> None:
    call_command("publish_scheduled", verbosity=0)


@shared_task(name="core.clear_sessions")
def clear_sessions() -> None:
    call_command("clearsessions", verbosity=0)


@shared_task(name="core.follow_sms")
def follow_sms() -> None:
    sms.follow()


@shared_task(name="core.forget_sms")
def forget_sms() -> None:
    sms.forget()


@shared_task(name="core.forget_exports")
def forget_exports() -> None:
    exports.forget_exports()


@shared_task(name="core.prune_limits")
def prune_limits() -> None:
    limits.prune()


@shared_task(name="core.check_data_integrity")
def check_data_integrity() -> None:
    integrity.report_faults()
