"""The back office's view of work that waits, was done, or was given up."""

import django_filters
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from core import outbox
from core.models import OutboxMessage

Status = OutboxMessage.Status
# One click never brings back more than this at once.
REPLAY_AT_ONCE = 1000


class OutboxFilters(WagtailFilterSet):
    status = django_filters.ChoiceFilter(label=_("État"), choices=Status.choices)
    task = django_filters.CharFilter(label=_("Tâche"), lookup_expr="icontains")

    class Meta:
        model = OutboxMessage
        fields = ["status", "task"]


class OutboxView(ReportView):
    """Newest first; `?status=dead` is what needs a person."""

    model = OutboxMessage
    page_title = _("Travaux")
    header_icon = "tasks"
    index_url_name = "core_outbox"
    index_results_url_name = "core_outbox_results"
    any_permission_required = ["view", "change"]
    filterset_class = OutboxFilters
    is_searchable = False
    list_export = ["id", "task", "status", "attempts", "created_at", "due_at", "last_error"]
    columns = [
        TitleColumn("task", label=_("Tâche"), url_name="core_outbox_message"),
        Column("get_status_display", label=_("État")),
        Column("attempts", label=_("Essais")),
        DateColumn("created_at", label=_("Demandé")),
        Column("last_error", label=_("Dernière erreur")),
    ]

    def get_queryset(self) -> QuerySet[OutboxMessage]:
        return OutboxMessage.objects.order_by("-id")

    def get_filename(self) -> str:
        return "travaux"


@permission_required("core.view_outboxmessage", raise_exception=True)
def message(request: HttpRequest, pk: int) -> HttpResponse:
    """One piece of work, with its contents and what went wrong."""
    found = get_object_or_404(OutboxMessage, pk=pk)
    may_replay = found.status == Status.DEAD and request.user.has_perm("core.change_outboxmessage")
    return render(
        request, "core/admin/outbox_message.html", {"message": found, "may_replay": may_replay}
    )


@require_POST
@permission_required("core.change_outboxmessage", raise_exception=True)
def replay(request: HttpRequest) -> HttpResponse:
    """Bring dead work back: one with `pk`, all without."""
    dead = OutboxMessage.objects.filter(status=Status.DEAD)
    if request.POST.get("pk", "").isdigit():
        dead = dead.filter(pk=request.POST["pk"])
    chosen = dead.order_by("id").values_list("pk", flat=True)[:REPLAY_AT_ONCE]
    revived = outbox.replay(pks=list(chosen), by=request.user)
    if revived:
        text = ngettext("%(count)d travail relancé.", "%(count)d travaux relancés.", revived)
        messages.success(request, text % {"count": revived})
    else:
        messages.info(request, gettext("Rien à relancer."))
    return redirect(reverse("core_outbox"))
