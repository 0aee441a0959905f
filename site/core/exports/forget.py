"""Files go after some days, and with the person whom they belong to."""

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from core.exports.models import Export
from core.uploads import private_files

KEEP = timedelta(days=3)
# What has been at work for so long died with its worker, at every try.
GIVEN_UP = timedelta(hours=6)
Status = Export.Status


def forget_exports() -> int:
    """What the schedule does: old files and rows go, and files that no row knows."""
    now = timezone.now()
    Export.objects.filter(status=Status.WAITING, asked_at__lt=now - GIVEN_UP).update(
        status=Status.FAILED
    )
    old = Q(ready_at__lt=now - KEEP) | Q(status=Status.FAILED, asked_at__lt=now - KEEP)
    gone = drop_exports(Export.objects.filter(old))
    _drop_strays()
    return gone


def drop_exports(exports: Any) -> int:
    """The files first: a row that stays is tried again, a file without a row is not found."""
    dropped = 0
    for export in exports.only("pk", "name").iterator():
        if export.name:
            private_files.delete(export.name)
        dropped += bool(Export.objects.filter(pk=export.pk).delete()[0])
    return dropped


def _drop_strays() -> None:
    """What a killed try left half-way."""
    if not private_files.exists("exports"):
        return
    kept = set(Export.objects.exclude(name="").values_list("name", flat=True))
    before = timezone.now() - timedelta(days=1)
    for name in private_files.listdir("exports")[1]:
        path = f"exports/{name}"
        if path not in kept and private_files.get_modified_time(path) < before:
            private_files.delete(path)
