"""Make the file; a try that dies is followed by another, which begins anew."""

import logging
import time
from tempfile import TemporaryFile
from typing import IO, Any

from django.core.files import File
from django.db.models import F
from django.utils import timezone, translation

from core import outbox
from core.exports.kinds import export_kind
from core.exports.models import Export
from core.uploads import private_files

log = logging.getLogger(__name__)

MOST_TRIES = 5
# How often progress is written, and how often the outbox hears that we live.
TELL_SECONDS = 1.0
LIVE_SECONDS = 20.0
Status = Export.Status


class Overtaken(Exception):
    """A later try is at work, or nobody wants the file any more."""


@outbox.handles("core.make_export", outside=True)
def make_export(*, key: str, pk: int) -> None:
    export = _begin(pk)
    if export is None:
        return
    try:
        _make(export, key=key)
    except Overtaken:
        log.info("export %s was overtaken", pk)
    except Exception:
        if export.attempt < MOST_TRIES:
            raise
        log.exception("export %s is given up", pk)
        _mine(export).update(status=Status.FAILED)


def _begin(pk: int) -> Export | None:
    """The row, under the number of this try; what an earlier one left goes."""
    Export.objects.filter(pk=pk, status=Status.WAITING).update(
        attempt=F("attempt") + 1, done=0, total=0
    )
    export = Export.objects.filter(pk=pk, status=Status.WAITING).select_related("owner").first()
    if export:
        for attempt in range(1, export.attempt):
            private_files.delete(_file_name(export, attempt=attempt))
    return export


def _make(export: Export, *, key: str) -> None:
    kind = export_kind(export.kind)
    if kind is None or not kind.allows(export.owner):
        _mine(export).update(status=Status.FAILED)
        return
    with TemporaryFile() as file, translation.override(export.language):
        kind.write(file, person=export.owner, format=export.format, tick=_Ticker(export, key))
        _keep(export, file)


def _keep(export: Export, file: IO[bytes]) -> None:
    size = file.seek(0, 2)
    file.seek(0)
    name = private_files.save(_file_name(export, attempt=export.attempt), File(file))
    kept = _mine(export).update(
        status=Status.READY, name=name, size=size, done=F("total"), ready_at=timezone.now()
    )
    if not kept:
        private_files.delete(name)
        raise Overtaken


class _Ticker:
    """Writes how far it is, now and then; a row that is not ours any more ends the work."""

    def __init__(self, export: Export, key: str) -> None:
        self.export, self.key = export, key
        self.told = self.lived = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self.told >= TELL_SECONDS:
            self.told = now
            if not _mine(self.export).update(done=done, total=total):
                raise Overtaken
        if now - self.lived >= LIVE_SECONDS:
            self.lived = now
            outbox.still_at_work(key=self.key)


def _mine(export: Export) -> Any:
    return Export.objects.filter(pk=export.pk, status=Status.WAITING, attempt=export.attempt)


def _file_name(export: Export, *, attempt: int) -> str:
    return f"exports/{export.key}-{attempt}.{export.format}"
