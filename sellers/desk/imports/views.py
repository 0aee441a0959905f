"""Send a table, see what is wrong with it, have it taken; take one's own catalogue along."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
    require_safe,
)

from core.exports import Export, ask_export
from core.exports.formats import write_csv
from sellers.desk.imports.example import example_lines
from sellers.desk.imports.export import kind_name
from sellers.desk.imports.faults import sentence
from sellers.desk.imports.forms import ImportForm
from sellers.desk.imports.models import CatalogueImport, ImportRow
from sellers.desk.imports.services.ask_import import ask_import
from sellers.desk.imports.services.start_import import start_import
from sellers.desk.imports.showing import planned_of
from sellers.stores.desk import desk_page
from sellers.stores.permissions import Action

SHOWN = 100
LATEST = 10
TITLE = _("Import et export")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Action.MANAGE_PRICES)
def index(request: Any) -> HttpResponse:
    partner = request.store.partner
    sent = request.method == "POST"
    form = ImportForm(request.POST, request.FILES) if sent else ImportForm()
    if sent and form.is_valid():
        catalogue = ask_import(partner, by=request.user, file=form.cleaned_data["file"])
        return redirect("seller:import", slug=request.store.slug, key=catalogue.key)
    latest = CatalogueImport.objects.filter(partner=partner).order_by("-pk")[:LATEST]
    context = {"page_title": TITLE, "active": "imports", "form": form, "latest": latest}
    return render(request, "desk/imports/index.html", context)


@require_safe
@desk_page(Action.MANAGE_PRICES)
def show(request: Any, key: UUID) -> HttpResponse:
    """`hx-request` asks for the moving part only."""
    catalogue = _mine(request, key)
    context = {"page_title": catalogue.called, "active": "imports", **_state(catalogue)}
    name = "state" if "hx-request" in request.headers else "show"
    return render(request, f"desk/imports/{name}.html", context)


def _state(catalogue: CatalogueImport) -> dict[str, Any]:
    outcomes: Counter[str] = Counter()
    plans: Counter[str] = Counter()
    counted = catalogue.rows.order_by().values_list("outcome", "plan").annotate(n=Count("pk"))
    for outcome, plan, n in counted:
        outcomes[outcome] += n
        plans[plan] += n
    doing = sum(plans[plan] for plan in ImportRow.Plan if plan != ImportRow.Plan.SAME)
    is_checked = catalogue.status == CatalogueImport.Status.CHECKED
    found = catalogue.faults.order_by("row", "pk")
    total = found.count()
    return {
        "catalogue": catalogue,
        "why": sentence(catalogue.why) if catalogue.why else "",
        "good": sum(outcomes.values()),
        "outcomes": [(Outcome, outcomes[Outcome]) for Outcome in ImportRow.Outcome],
        "plans": [(plan, plans[plan]) for plan in ImportRow.Plan],
        "planned": planned_of(catalogue, most=SHOWN) if is_checked and doing else [],
        "planned_more": max(0, doing - SHOWN),
        "faults": found[:SHOWN],
        "faults_total": total,
        "faults_more": max(0, total - SHOWN),
    }


@require_POST
@desk_page(Action.MANAGE_PRICES)
def start(request: Any, key: UUID) -> HttpResponse:
    """Twice tapped it runs once; the page says how far it is."""
    start_import(_mine(request, key), by=request.user)
    return redirect("seller:import", slug=request.store.slug, key=key)


@require_safe
@desk_page(Action.MANAGE_PRICES)
def faults(request: Any, key: UUID) -> HttpResponse:
    """The same table for a spreadsheet, in the reader's language."""
    found = _mine(request, key).faults.order_by("row", "pk")
    heads = [str(word) for word in (_("Ligne"), _("Colonne"), _("Valeur"), _("Ce qui ne va pas"))]
    lines = ([one.row, one.column, one.value, one.sentence] for one in found.iterator())
    return _csv("fautes.csv", [heads, *lines])


@require_safe
@desk_page(Action.MANAGE_PRICES)
def model(request: Any) -> HttpResponse:
    """The heads that we know, and below them how to fill them in."""
    return _csv("catalogue.csv", example_lines())


def _csv(name: str, lines: list[list[Any]]) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    write_csv(response, lines)  # type: ignore[arg-type]
    return response


@require_POST
@desk_page(Action.MANAGE_PRICES)
def ask_for_export(request: Any) -> HttpResponse:
    kind = kind_name(request.store.partner)
    # What no button says is a workbook.
    format = "csv" if request.POST.get("format") == "csv" else "xlsx"
    try:
        export = ask_export(request.user, kind=kind, format=format)
    except PermissionDenied:
        raise Http404 from None
    return redirect("seller:export", slug=request.store.slug, key=export.key)


@require_GET
@desk_page(Action.MANAGE_PRICES)
def show_export(request: Any, key: UUID) -> HttpResponse:
    kind = kind_name(request.store.partner)
    export = get_object_or_404(Export, key=key, owner_id=request.user.pk, kind=kind)
    context = {"page_title": _("Votre catalogue"), "active": "imports", "export": export}
    name = (
        "core/export_state.html" if "hx-request" in request.headers else "desk/imports/export.html"
    )
    return render(request, name, context)


def _mine(request: Any, key: UUID) -> CatalogueImport:
    """Of this store: anybody of its team who may, sees what another has sent."""
    return get_object_or_404(CatalogueImport, key=key, partner=request.store.partner)
