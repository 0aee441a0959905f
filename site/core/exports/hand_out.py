"""A file goes to who asked for it, as long as they may still have it."""

from uuid import UUID

from django.http import HttpRequest
from django.utils.text import slugify

from core.exports.kinds import export_kind
from core.exports.models import Export
from core.uploads import PrivateFile


def find_export(request: HttpRequest, key: str) -> PrivateFile | None:
    if not request.user.is_authenticated:
        return None
    try:
        asked = UUID(key)
    except ValueError:
        return None
    export = Export.objects.filter(
        key=asked, owner_id=request.user.pk, status=Export.Status.READY
    ).first()
    kind = export_kind(export.kind) if export else None
    if export is None or kind is None or not kind.allows(request.user):
        return None
    day = f"{export.ready_at:%Y-%m-%d}"
    return PrivateFile(export.name, f"makiti-{slugify(str(kind.title))}-{day}.{export.format}")
