"""Ask for a file: one at a time of each sort, whoever taps how often."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language

from core import outbox
from core.audit import record
from core.exports.kinds import export_kind
from core.exports.models import Export

# Who asks again within it means the same file.
SAME = timedelta(minutes=1)
Status = Export.Status


def ask_export(person: Any, *, kind: str, format: str) -> Export:
    """The export that is at work or just done, or a new one; PermissionDenied for others."""
    found = export_kind(kind)
    if found is None or format not in found.formats or not found.allows(person):
        raise PermissionDenied
    try:
        with transaction.atomic():
            return _same(person, kind=kind, format=format) or _new(person, kind=kind, format=format)
    except IntegrityError:
        # Somebody was quicker by a moment: another tab, the other of two taps.
        return Export.objects.get(owner=person, kind=kind, format=format, status=Status.WAITING)


def _same(person: Any, *, kind: str, format: str) -> Export | None:
    mine = Export.objects.filter(owner=person, kind=kind, format=format)
    return (
        mine.filter(status=Status.WAITING).first()
        or mine.filter(status=Status.READY, ready_at__gte=timezone.now() - SAME).first()
    )


def _new(person: Any, *, kind: str, format: str) -> Export:
    export = Export.objects.create(
        owner=person, kind=kind, format=format, language=get_language() or "fr"
    )
    outbox.after_commit("core.make_export", pk=export.pk)
    record(export, action="export.asked", by=person, after={"kind": kind, "format": format})
    return export
