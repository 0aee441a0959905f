"""Connects the watch to what it watches; called once, when the site starts."""

from celery.signals import task_postrun, task_prerun
from django.conf import settings
from django.db.backends.signals import connection_created

from core.watching.jobs import job_begins, job_ended
from core.watching.queries import watch_connection
from core.watching.sentry import start_sentry


def start_watching() -> None:
    connection_created.connect(watch_connection)
    task_prerun.connect(job_begins)
    task_postrun.connect(job_ended)
    start_sentry(dsn=settings.SENTRY_DSN, environment=settings.SENTRY_ENVIRONMENT)
