"""The inbox of an account: opening a message changes nothing, a button does."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import strip_tags
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import DetailView as GenericDetailView
from django.views.generic import View
from oscar.apps.communication.notifications import views
from oscar.core.loading import get_class, get_model

Notification = get_model("communication", "Notification")
PageTitleMixin = get_class("customer.mixins", "PageTitleMixin")


class InboxView(views.InboxView):  # type: ignore[misc]
    template_name = "communication/notification_list.html"
    page_title = _("Notifications")


class ArchiveView(views.ArchiveView):  # type: ignore[misc]
    template_name = "communication/notification_list.html"
    page_title = _("Notifications archivées")


class DetailView(PageTitleMixin, GenericDetailView):  # type: ignore[misc, type-arg]
    template_name = "communication/notification_detail.html"
    context_object_name = "notification"
    active_tab = "notifications"

    def get_queryset(self) -> Any:
        return Notification.objects.filter(recipient=self.request.user)

    def get_page_title(self) -> str:
        return strip_tags(self.object.subject)


class UpdateView(View):
    """Several at once: read, put away, bring back, delete; always one's own."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        act = {
            "read": self.read,
            "archive": self.archive,
            "restore": self.restore,
            "delete": self.delete,
        }.get(request.POST.get("action", ""))
        numbers = [pk for pk in request.POST.getlist("notification") if pk.isdecimal()]
        if not act or not numbers:
            messages.info(request, _("Cochez d’abord ce que vous voulez changer."))
        else:
            mine = Notification.objects.filter(recipient=request.user, pk__in=numbers)
            messages.success(request, act(mine))
        came_from = request.POST.get("list")
        return redirect(
            f"customer:notifications-{'archive' if came_from == 'archive' else 'inbox'}"
        )

    @staticmethod
    def read(mine: Any) -> str:
        count = mine.filter(date_read=None).update(date_read=now())
        return ngettext("%(n)d message lu.", "%(n)d messages lus.", count) % {"n": count}

    @staticmethod
    def archive(mine: Any) -> str:
        count = mine.update(location=Notification.ARCHIVE)
        return ngettext("%(n)d message archivé.", "%(n)d messages archivés.", count) % {"n": count}

    @staticmethod
    def restore(mine: Any) -> str:
        count = mine.update(location=Notification.INBOX)
        return ngettext("%(n)d message remis.", "%(n)d messages remis.", count) % {"n": count}

    @staticmethod
    def delete(mine: Any) -> str:
        count, _rows = mine.delete()
        return ngettext("%(n)d message supprimé.", "%(n)d messages supprimés.", count) % {
            "n": count
        }
