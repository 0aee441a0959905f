"""What Wagtail does in the background goes through our outbox, and is done once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.db import transaction
from wagtail.tasks import delete_file_from_storage_task

from core import outbox
from core.models import OutboxMessage
from core.tasks_backend import TASK

ROOT = Path(__file__).resolve().parents[3]
ASK = """
import django
django.setup()
from core.outbox.handlers import handler_of
print(handler_of("core.run_background_task").function.__name__)
"""


@pytest.fixture
def storage(tmp_path: Path) -> FileSystemStorage:
    storage = FileSystemStorage(location=str(tmp_path))
    storage.save("a.txt", ContentFile(b"a"))
    return storage


@pytest.mark.django_db
def test_a_task_of_wagtail_waits_in_the_outbox_and_is_done_once(
    storage: FileSystemStorage,
) -> None:
    result = delete_file_from_storage_task.enqueue(storage.deconstruct(), "a.txt")
    message = OutboxMessage.objects.get(pk=result.id)
    assert (message.task, message.status) == (TASK, OutboxMessage.Status.WAITING)
    assert storage.exists("a.txt")
    assert outbox.drain() == 1
    assert not storage.exists("a.txt")
    storage.save("a.txt", ContentFile(b"another, of the same name"))
    assert outbox.drain() == 0
    assert storage.exists("a.txt")
    message.refresh_from_db()
    assert (message.status, message.attempts) == (OutboxMessage.Status.DONE, 1)


@pytest.mark.django_db(transaction=True)
def test_a_task_of_a_transaction_that_is_undone_never_was(storage: FileSystemStorage) -> None:
    with transaction.atomic():
        delete_file_from_storage_task.enqueue(storage.deconstruct(), "a.txt")
        transaction.set_rollback(True)
    outbox.drain()
    assert not OutboxMessage.objects.exists()
    assert storage.exists("a.txt")


def test_a_worker_that_never_enqueued_anything_knows_the_task() -> None:
    asked = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ASK],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
        | {"PYTHONPATH": f"{ROOT / 'site'}:{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert asked.returncode == 0, asked.stderr
    assert asked.stdout.split()[-1] == "run_background_task"
