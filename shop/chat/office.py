"""The back office's list of reported messages, and the page where one is judged."""

import django_filters
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from core.states import TransitionRefused
from shop.chat.models import Message, Report
from shop.chat.selectors import DECIDE
from shop.chat.services.decide_report import decide_report
from shop.chat.states import ReportStatus

# What stands around a message says what was meant; more of it is nobody's to read.
AROUND = 5


class ReportFilters(WagtailFilterSet):
    status = django_filters.ChoiceFilter(label=_("État"), choices=ReportStatus.choices)
    reason = django_filters.ChoiceFilter(label=_("Raison"), choices=Report.Reason.choices)

    class Meta:
        model = Report
        fields = ["status", "reason"]


class ReportsView(ReportView):
    model = Report
    page_title = _("Messages signalés")
    header_icon = "warning"
    index_url_name = "chat_reports"
    index_results_url_name = "chat_reports_results"
    permission_required = "view"
    filterset_class = ReportFilters
    is_searchable = False
    list_export = ["id", "reason", "status", "filed_at"]
    columns = [
        TitleColumn("get_reason_display", label=_("Raison"), url_name="chat_report"),
        Column("message.side.name", label=_("Écrit par")),
        Column("get_status_display", label=_("État")),
        DateColumn("filed_at", label=_("Signalé")),
    ]

    def get_queryset(self) -> QuerySet[Report]:
        rows = Report.objects.select_related("message__side__person", "message__side__store")
        return rows.order_by("-filed_at", "-pk")

    def get_filename(self) -> str:
        return "signalements"


@permission_required("chat.view_report", raise_exception=True)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The message, what stands around it, and two buttons."""
    report = get_object_or_404(Report.objects.select_related("message"), pk=pk)
    number = report.message.number
    around = Message.objects.filter(
        conversation=report.message.conversation_id,
        number__range=(number - AROUND, number + AROUND),
    )
    context = {
        "report": report,
        "around": around.select_related("side__person", "side__store").order_by("number"),
        "may_decide": report.status == ReportStatus.OPEN and request.user.has_perm(DECIDE),
    }
    return render(request, "chat/admin/report.html", context)


@permission_required(DECIDE, raise_exception=True)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_object_or_404(Report, pk=pk)
    if request.method == "POST":
        try:
            decide_report(report, by=request.user, uphold=request.POST.get("uphold") == "1")
        except TransitionRefused:
            messages.error(request, _("Quelqu’un en a déjà décidé."))
        else:
            messages.success(request, _("C’est décidé."))
    return redirect("chat_report", pk)
