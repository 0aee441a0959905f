"""Wagtail's background tasks go through our outbox, so that one worker serves both."""

from typing import Any

from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.utils import get_module_path, normalize_json

from core.outbox import after_commit, handles

TASK = "core.run_background_task"


class OutboxBackend(BaseTaskBackend):
    supports_async_task = False

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: dict[str, Any]) -> TaskResult[Any]:
        self.validate_task(task)
        args, kwargs = normalize_json(list(args)), normalize_json(kwargs)
        message = after_commit(TASK, function=get_module_path(task.func), args=args, kwargs=kwargs)
        return TaskResult(
            task=task,
            id=str(message.pk),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=args,
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )


@handles(TASK)
def run_background_task(*, function: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    import_string(function).call(*args, **kwargs)
