"""The back office's view of who changed what, over everything."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, UserColumn
from wagtail.admin.views.reports import ReportView

from core.models import AuditEntry


class ChangeFilters(WagtailFilterSet):
    action = django_filters.CharFilter(label=_("Action"), lookup_expr="icontains")
    target_text = django_filters.CharFilter(label=_("Objet"), lookup_expr="icontains")
    at = django_filters.DateFromToRangeFilter(label=_("Quand"), widget=DateRangePickerWidget)

    class Meta:
        model = AuditEntry
        fields = ["action", "target_text", "at"]


class ChangesView(ReportView):
    model = AuditEntry
    page_title = _("Journal des changements")
    header_icon = "history"
    index_url_name = "core_changes"
    index_results_url_name = "core_changes_results"
    permission_required = "view"
    filterset_class = ChangeFilters
    is_searchable = False
    list_export = ["at", "actor", "action", "target_text", "before", "after", "note", "channel"]
    columns = [
        DateColumn("at", label=_("Quand")),
        UserColumn("actor", label=_("Par")),
        Column("action", label=_("Action")),
        Column("target_text", label=_("Objet")),
        Column("before", label=_("Avant")),
        Column("after", label=_("Après")),
        Column("note", label=_("Remarque")),
        Column("channel", label=_("Canal")),
    ]

    def get_queryset(self) -> QuerySet[AuditEntry]:
        return AuditEntry.objects.select_related("actor").order_by("-id")

    def get_filename(self) -> str:
        return "changements"
