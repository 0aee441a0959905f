from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from shop.chat import office


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    rows = office.ReportsView.as_view()
    results = office.ReportsView.as_view(results_only=True)
    return [
        path("chat-reports/", rows, name="chat_reports"),
        path("chat-reports/results/", results, name="chat_reports_results"),
        path("chat-reports/<int:pk>/", office.show, name="chat_report"),
        path("chat-reports/<int:pk>/decide/", office.decide, name="chat_report_decide"),
    ]


class ReportsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("chat.view_report"))


@hooks.register("register_reports_menu_item")
def reports_menu_item() -> Any:
    return ReportsMenuItem(
        _("Messages signalés"),
        reverse("chat_reports"),
        name="chat-reports",
        icon_name="warning",
        order=1090,
    )
