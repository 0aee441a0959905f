"""Stores, their papers and the checklist in the back office."""

from typing import Any

import django_filters
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db.models import Case, F, QuerySet, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from core.audit import history_of
from core.office import OfficeViewSet
from core.states import TransitionRefused
from sellers.stores.exceptions import StoreRefused
from sellers.stores.models import Paper, PaperKind, Store
from sellers.stores.selectors import checklist, team_of
from sellers.stores.services.decide_paper import DECIDE, decide_paper
from sellers.stores.services.reopen_store import reopen_store
from sellers.stores.services.save_paper_kind import save_paper_kind
from sellers.stores.services.suspend_store import SUSPEND, suspend_store
from sellers.stores.states import PAPER, PaperStatus
from sellers.stores.views.papers import shown_picture
from shop.partner.models import Pause


class StoreFilters(WagtailFilterSet):
    name = django_filters.CharFilter(
        label=_("Nom"), field_name="partner__name", lookup_expr="icontains"
    )
    pause = django_filters.ChoiceFilter(
        label=_("Pause"), field_name="partner__pause", choices=Pause.choices
    )
    commune = django_filters.CharFilter(label=_("Commune"), field_name="partner__commune")

    class Meta:
        model = Store
        fields = ["name", "pause", "commune"]


class StoresView(ReportView):
    model = Store
    page_title = _("Boutiques")
    header_icon = "group"
    index_url_name = "office_stores"
    index_results_url_name = "office_stores_results"
    permission_required = "view"
    filterset_class = StoreFilters
    is_searchable = False
    list_export = ["id", "name", "slug", "partner.commune", "partner.pause", "nif", "rccm"]
    columns = [
        TitleColumn("name", label=_("Nom"), url_name="office_store"),
        Column("partner.commune", label=_("Commune")),
        Column("partner.get_pause_display", label=_("Pause")),
        DateColumn("opened_at", label=_("Ouverte le")),
    ]

    def get_queryset(self) -> "QuerySet[Store]":
        return Store.objects.select_related("partner").order_by("-opened_at", "-pk")

    def get_filename(self) -> str:
        return "boutiques"


class PaperFilters(WagtailFilterSet):
    store = django_filters.CharFilter(
        label=_("Boutique"), field_name="store__partner__name", lookup_expr="icontains"
    )
    status = django_filters.ChoiceFilter(label=_("État"), choices=PaperStatus.choices)
    kind = django_filters.ModelChoiceFilter(label=_("Pièce"), queryset=PaperKind.objects.all())

    class Meta:
        model = Paper
        fields = ["store", "status", "kind"]


class PapersView(ReportView):
    model = Paper
    page_title = _("Pièces des boutiques")
    header_icon = "doc-full"
    index_url_name = "office_papers"
    index_results_url_name = "office_papers_results"
    permission_required = "view"
    filterset_class = PaperFilters
    is_searchable = False
    list_export = ["id", "store.name", "kind.code", "status", "submitted_at", "decided_at"]
    columns = [
        TitleColumn("kind", label=_("Pièce"), url_name="office_paper"),
        Column("store", label=_("Boutique")),
        Column("get_status_display", label=_("État")),
        DateColumn("submitted_at", label=_("Envoyée le")),
    ]

    def get_queryset(self) -> "QuerySet[Paper]":
        rows = Paper.objects.select_related("store__partner", "kind")
        # What waits to be checked first, and of that what waits longest.
        waits = Case(When(status=PaperStatus.SUBMITTED, then=F("submitted_at")))
        return rows.order_by(waits.asc(nulls_last=True), "-changed_at", "-pk")

    def get_filename(self) -> str:
        return "pieces"


def _paper(pk: int) -> Paper:
    return get_object_or_404(Paper.objects.select_related("store__partner", "kind"), pk=pk)


@require_safe
@permission_required("stores.view_paper", raise_exception=True)
def show_paper(request: HttpRequest, pk: int) -> HttpResponse:
    paper = _paper(pk)
    may_decide = request.user.has_perm(DECIDE)
    moves = PAPER.following(paper.status) - {PaperStatus.SUBMITTED}
    context = {
        "paper": paper,
        "may_decide": may_decide,
        "moves": [move for move in PaperStatus if move in moves],
        "history": history_of(paper),
    }
    return render(request, "stores/admin/paper.html", context)


@require_safe
@permission_required(DECIDE, raise_exception=True)
def paper_picture(request: HttpRequest, pk: int) -> HttpResponse:
    return shown_picture(request, _paper(pk))


@require_POST
@permission_required(DECIDE, raise_exception=True)
def judge_paper(request: HttpRequest, pk: int) -> HttpResponse:
    to = request.POST.get("to", "")
    if to in PaperStatus.values and to != PaperStatus.SUBMITTED:
        reason = request.POST.get("reason", "")
        try:
            read = request.POST.get("read", "")
            decide_paper(_paper(pk), to=PaperStatus(to), by=request.user, reason=reason, read=read)
        except StoreRefused as refused:
            messages.error(request, str(refused.message))
        except TransitionRefused:
            messages.error(request, _("Quelqu’un en a déjà décidé."))
        else:
            messages.success(request, _("C’est décidé."))
    return redirect("office_paper", pk)


@require_safe
@permission_required("stores.view_store", raise_exception=True)
def show_store(request: HttpRequest, pk: int) -> HttpResponse:
    store = get_object_or_404(Store.objects.select_related("partner"), pk=pk)
    context = {
        "store": store,
        "team": team_of(store),
        "papers": checklist(store),
        "history": history_of(store),
        "may_suspend": request.user.has_perm(SUSPEND),
    }
    return render(request, "stores/admin/store.html", context)


@require_POST
@permission_required(SUSPEND, raise_exception=True)
def judge_store(request: HttpRequest, pk: int) -> HttpResponse:
    store = get_object_or_404(Store.objects.select_related("partner"), pk=pk)
    person: Any = request.user
    try:
        if "reopen" in request.POST:
            reopen_store(store, by=person)
        else:
            suspend_store(store, by=person, reason=request.POST.get("reason", ""))
    except StoreRefused as refused:
        messages.error(request, str(refused.message))
    return redirect("office_store", pk)


class PaperKindForm(WagtailAdminModelForm):
    def save(self, commit: bool = True) -> PaperKind:
        kind: PaperKind = super().save(commit=False)
        if commit:
            save_paper_kind(kind)
        return kind


class PaperKindViewSet(OfficeViewSet):
    model = PaperKind
    icon = "list-ul"
    menu_label = _("Pièces demandées")
    menu_name = "paper_kinds"
    add_to_admin_menu = True
    menu_order = 360
    list_display = ["name", "required", "asked", "place"]
    list_filter = ["required", "asked"]
    list_export = ["code", "name", "required", "asked"]
    search_fields = ["name", "code"]
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel(name)
            for name in (
                "code",
                "name",
                "name_en",
                "help",
                "help_en",
                "required",
                "asked",
                "is_identity",
                "place",
            )
        ],
        base_form_class=PaperKindForm,
    )
