from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from notifications.views.office import DeliveriesView


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    rows = DeliveriesView.as_view()
    results = DeliveriesView.as_view(results_only=True)
    return [
        path("deliveries/", rows, name="notifications_deliveries"),
        path("deliveries/results/", results, name="notifications_deliveries_results"),
    ]


class DeliveriesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("notifications.view_delivery"))


@hooks.register("register_reports_menu_item")
def deliveries_menu_item() -> Any:
    return DeliveriesMenuItem(
        _("Envois aux personnes"),
        reverse("notifications_deliveries"),
        name="deliveries",
        icon_name="mail",
        order=1105,
    )
