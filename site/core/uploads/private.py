"""Private files: who owns a kind of file says who may see it (a port), one view hands it out."""

import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from core.uploads.storages import private_files

SHOWN = {"image/jpeg", "image/png", "image/webp"}


@dataclass(frozen=True)
class PrivateFile:
    name: str
    # What it is called on the disk of whoever takes it along.
    filename: str


# None for whoever may not see it, and for what is not there: both are the same 404.
Find = Callable[[HttpRequest, str], PrivateFile | None]
_kinds: dict[str, Find] = {}


def register_private(kind: str, find: Find) -> None:
    """Called in an app's ready(): find(request, key) asks who it is and answers a file or None."""
    _kinds[kind] = find


def serve_private(request: HttpRequest, *, kind: str, key: str) -> HttpResponseBase:
    find = _kinds.get(kind)
    found = find(request, key) if find else None
    if found is None or not private_files.exists(found.name):
        raise Http404
    response = _through_proxy(found) if settings.PRIVATE_FILES_PREFIX else _streamed(found)
    content_type = mimetypes.guess_type(found.filename)[0] or "application/octet-stream"
    response["Content-Type"] = content_type
    attached = content_type not in SHOWN
    response["Content-Disposition"] = str(content_disposition_header(attached, found.filename))
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    # Whatever it holds, a browser runs nothing of it.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _through_proxy(found: PrivateFile) -> HttpResponse:
    """The proxy sends the file; the process is free at once."""
    response = HttpResponse()
    response["X-Accel-Redirect"] = settings.PRIVATE_FILES_PREFIX + quote(found.name)
    return response


def _streamed(found: PrivateFile) -> FileResponse:
    return FileResponse(private_files.open(found.name))
