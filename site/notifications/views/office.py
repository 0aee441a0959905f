"""The back office's view of what went out to people, by which way, and what did not."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, UserColumn
from wagtail.admin.views.reports import ReportView

from notifications.models import Delivery


class DeliveryFilters(WagtailFilterSet):
    changed_at = django_filters.DateFromToRangeFilter(
        label=_("Quand"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Delivery
        fields = ["status", "channel", "changed_at"]


class DeliveriesView(ReportView):
    """Never the words themselves: a door code is nobody else's to read."""

    model = Delivery
    page_title = _("Envois aux personnes")
    header_icon = "mail"
    index_url_name = "notifications_deliveries"
    index_results_url_name = "notifications_deliveries_results"
    permission_required = "view"
    filterset_class = DeliveryFilters
    is_searchable = False
    list_export = ["changed_at", "notice.kind", "channel", "status", "attempts", "error"]
    columns = [
        DateColumn("changed_at", label=_("Quand")),
        UserColumn("notice.recipient", label=_("Pour")),
        Column("notice.kind", label=_("Sorte")),
        Column("get_channel_display", label=_("Par")),
        Column("get_status_display", label=_("État")),
        Column("attempts", label=_("Essais")),
        Column("error", label=_("Erreur")),
    ]

    def get_queryset(self) -> QuerySet[Delivery]:
        return Delivery.objects.select_related("notice__recipient").order_by("-id")

    def get_filename(self) -> str:
        return "envois"
