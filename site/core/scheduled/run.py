"""Run the jobs of the schedule in this process, each when it is due."""

import logging
from datetime import datetime
from typing import Any

from celery import current_app
from celery.schedules import maybe_schedule
from django.conf import settings
from django.utils import timezone

from core.scheduled.models import ScheduledRun

log = logging.getLogger(__name__)


def due_jobs() -> list[str]:
    """The names of the jobs whose time has come; one that never ran waits its first interval."""
    schedule: dict[str, dict[str, Any]] = settings.CELERY_BEAT_SCHEDULE
    began = dict(ScheduledRun.objects.values_list("name", "began_at"))
    now = timezone.now()
    fresh = [ScheduledRun(name=name, began_at=now) for name in schedule if name not in began]
    ScheduledRun.objects.bulk_create(fresh, ignore_conflicts=True)
    return [
        name
        for name, entry in schedule.items()
        if name in began and _is_due(entry["schedule"], since=began[name])
    ]


def run_job(*, name: str) -> bool:
    """Run one job; false when it failed, which is logged and left to its next time."""
    entry = settings.CELERY_BEAT_SCHEDULE[name]
    ScheduledRun.objects.filter(name=name).update(began_at=timezone.now())
    # A worker imports every tasks module when it starts; this process has not.
    current_app.loader.import_default_modules()
    try:
        current_app.tasks[entry["task"]].run(*entry.get("args", ()), **entry.get("kwargs", {}))
    except Exception:
        log.exception("scheduled job %s failed", name)
        return False
    return True


def _is_due(schedule: Any, *, since: datetime) -> bool:
    found: Any = maybe_schedule(schedule, app=current_app)
    return bool(found.is_due(since).is_due)
