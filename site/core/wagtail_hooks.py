"""What core adds to the back office: work that waits, and who changed what."""

import json
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from core.audit.record import WAGTAIL_ACTION
from core.exports import export_kinds
from core.office import defuse_tables
from core.views import exports, history, outbox

defuse_tables()


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    rows = history.ChangesView.as_view()
    results = history.ChangesView.as_view(results_only=True)
    return [
        path("outbox/", outbox.OutboxView.as_view(), name="core_outbox"),
        path(
            "outbox/results/",
            outbox.OutboxView.as_view(results_only=True),
            name="core_outbox_results",
        ),
        path("outbox/replay/", outbox.replay, name="core_outbox_replay"),
        path("outbox/<int:pk>/", outbox.message, name="core_outbox_message"),
        path("exports/", exports.index, name="core_exports"),
        path("exports/ask/", exports.ask, name="core_export_ask"),
        path("exports/<uuid:key>/", exports.show, name="core_export"),
        path("changes/", rows, name="core_changes"),
        path("changes/results/", results, name="core_changes_results"),
    ]


class PermittedMenuItem(MenuItem):
    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(self.permission)


@hooks.register("register_reports_menu_item")
def outbox_menu_item() -> MenuItem:
    return PermittedMenuItem(
        _("Travaux"),
        reverse("core_outbox"),
        name="outbox",
        icon_name="tasks",
        order=1100,
        permission="core.view_outboxmessage",
    )


@hooks.register("register_reports_menu_item")
def changes_menu_item() -> MenuItem:
    return PermittedMenuItem(
        _("Journal des changements"),
        reverse("core_changes"),
        name="changes",
        icon_name="history",
        order=1110,
        permission="core.view_auditentry",
    )


class ExportsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(exports.kinds_for(request))


@hooks.register("register_reports_menu_item")
def exports_menu_item() -> MenuItem:
    return ExportsMenuItem(
        _("Exports"), reverse("core_exports"), name="exports", icon_name="download", order=1090
    )


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """What a group can be given in the back office."""
    ours = Q(
        content_type__app_label="core",
        codename__in=["view_outboxmessage", "change_outboxmessage", "view_auditentry"],
    )
    for kind in export_kinds():
        label, _dot, codename = kind.permission.partition(".")
        ours |= Q(content_type__app_label=label, codename=codename)
    return Permission.objects.filter(ours)


@hooks.register("register_log_actions")
def log_actions(registry: Any) -> None:
    @registry.register_action(WAGTAIL_ACTION)
    class ChangeFormatter(LogFormatter):
        label = _("Changement")

        def format_message(self, log_entry: Any) -> str:
            data = log_entry.data
            parts = [data["action"]]
            if data["before"] or data["after"]:
                parts.append(f"{_written(data['before'])} → {_written(data['after'])}")
            return " · ".join(parts)

        def format_comment(self, log_entry: Any) -> str:
            return str(log_entry.data["note"])


def _written(values: dict[str, Any]) -> str:
    if not values:
        return "∅"
    return ", ".join(
        f"{name}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
        for name, value in values.items()
    )
