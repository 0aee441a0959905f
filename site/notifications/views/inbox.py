"""The inbox and the bell: looking changes nothing, a button does; each has only one's own."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from django.views.generic import ListView

from notifications.inbox import by_day, grouped
from notifications.kinds import AUDIENCES, all_kinds
from notifications.models import Notice
from notifications.selectors import kinds_of, notices_of, unread_count
from notifications.services.mark_read import mark_read

ON_A_PAGE = 40
IN_THE_BELL = 12
# A key of the database is no longer than this; anything else is somebody's play.
LONGEST_KEY = 18


@method_decorator(login_required, name="dispatch")
@method_decorator(never_cache, name="dispatch")
class InboxView(ListView[Notice]):
    template_name = "notifications/inbox.html"
    paginate_by = ON_A_PAGE

    def get_queryset(self) -> Any:
        self.only_unread = self.request.GET.get("show") == "unread"
        self.audience = self.request.GET.get("about", "")
        kinds = None
        if self.audience in AUDIENCES:
            kinds = [kind.code for kind in all_kinds() if kind.audience == self.audience]
        return notices_of(self.request.user, only_unread=self.only_unread, kinds=kinds)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        held = kinds_of(self.request.user)
        audiences = {kind.audience for kind in all_kinds() if kind.code in held}
        return context | {
            "page_title": _("Notifications"),
            "active_tab": "notifications",
            "days": by_day(grouped(list(context["object_list"]))),
            "only_unread": self.only_unread,
            "audience": self.audience,
            "audiences": [(code, label) for code, label in AUDIENCES.items() if code in audiences],
        }


@require_GET
@login_required
@never_cache
def bell(request: HttpRequest) -> HttpResponse:
    """What the bell unfolds."""
    newest = list(notices_of(request.user)[:IN_THE_BELL])
    context = {"groups": grouped(newest), "unread": unread_count(request.user)}
    return render(request, "notifications/bell.html", context)


@require_GET
@never_cache
def unread(request: HttpRequest) -> HttpResponse:
    """For pages whose socket is away: how much is unread; 401 ends their asking."""
    if not request.user.is_authenticated:
        return JsonResponse({"code": "sign_in"}, status=401)
    return JsonResponse({"unread": unread_count(request.user)})


@require_POST
@login_required
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Read it, and go where it leads."""
    notice = get_object_or_404(notices_of(request.user), pk=pk)
    mark_read(request.user, pks=[notice.pk])
    return redirect(notice.link)


@require_POST
@login_required
def read(request: HttpRequest) -> HttpResponse:
    """Mark some read, or all of them."""
    if "all" in request.POST:
        count = mark_read(request.user)
    else:
        given = request.POST.getlist("notice")
        pks = [int(pk) for pk in given if pk.isdecimal() and len(pk) <= LONGEST_KEY]
        count = mark_read(request.user, pks=pks)
    if count:
        words = ngettext("%(n)d notification lue.", "%(n)d notifications lues.", count)
        messages.success(request, words % {"n": count})
    else:
        messages.info(request, _("Tout était déjà lu."))
    return redirect("notifications:inbox")
