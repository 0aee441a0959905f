"""The worker's side: each job is named in its log lines and counted by how it ended."""

import time
from typing import Any

from core.watching import doing, metrics

# What was being done when a job began: run in place (no broker), that is a request.
_before: dict[str, tuple[float, doing.Doing | None]] = {}


def job_begins(*, task_id: str, task: Any, **kwargs: Any) -> None:
    _before[task_id] = (time.perf_counter(), doing.current.get())
    doing.current.set(doing.Doing(id=task_id, task=task.name))


def job_ended(*, task_id: str, task: Any, state: str | None = None, **kwargs: Any) -> None:
    began, before = _before.pop(task_id, (time.perf_counter(), None))
    seconds = time.perf_counter() - began
    metrics.TASKS.labels(task.name, (state or "unknown").lower()).observe(seconds)
    doing.current.set(before)
