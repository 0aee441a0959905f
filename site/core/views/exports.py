"""The back office's exports: what one may take along, what one has asked for, how far it is."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from core.exports import Export, ask_export, export_kind, export_kinds
from core.exports.kinds import ExportKind

SHOWN = 20


def kinds_for(request: HttpRequest) -> list[ExportKind]:
    return [kind for kind in export_kinds() if kind.permission and kind.allows(request.user)]


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    kinds = kinds_for(request)
    if not kinds:
        raise Http404
    mine = Export.objects.filter(owner_id=request.user.pk, kind__in=[kind.name for kind in kinds])
    titles = {kind.name: kind.title for kind in kinds}
    rows = [(titles[export.kind], export) for export in mine.order_by("-id")[:SHOWN]]
    return render(request, "core/admin/exports.html", {"kinds": kinds, "rows": rows})


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Whoever may not have it is told no more than of what does not exist."""
    name = request.POST.get("kind", "")
    if name not in {kind.name for kind in kinds_for(request)}:
        raise Http404
    try:
        export = ask_export(request.user, kind=name, format=request.POST.get("format", ""))
    except PermissionDenied:
        raise Http404 from None
    return redirect("core_export", key=export.key)


@require_GET
@never_cache
def show(request: HttpRequest, key: UUID) -> HttpResponse:
    """One's own export; `hx-request` asks for the moving part only."""
    export = get_object_or_404(Export, key=key, owner_id=request.user.pk)
    kind = export_kind(export.kind)
    if kind is None or not kind.permission or not kind.allows(request.user):
        raise Http404
    name = "core/export_state.html" if "hx-request" in request.headers else "core/admin/export.html"
    return render(request, name, {"export": export, "title": kind.title})
