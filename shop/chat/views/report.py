from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shop.chat.exceptions import ChatRefused
from shop.chat.forms import ReportForm
from shop.chat.selectors import messages_of
from shop.chat.services.report_message import report_message
from shop.chat.told import Line
from shop.chat.views.reach import my_side
from shop.chat.views.thread import MOST_NUMBER


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def report(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """Tell the team about a message of the other side."""
    side = my_side(request, key)
    if number > MOST_NUMBER:
        raise Http404
    theirs = messages_of(side.conversation).exclude(side=side).filter(removed_at=None)
    message = get_object_or_404(theirs, number=number)
    form = ReportForm(request.POST if request.method == "POST" else None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            report_message(request.user, message=message, reason=told["reason"], note=told["note"])
        except ChatRefused as refused:
            form.add_error(None, str(refused.message))
        else:
            messages.success(request, _("Merci. Notre équipe regarde ce message."))
            return redirect("chat:thread", key=key)
    context = {
        "page_title": _("Signaler un message"),
        "active_tab": "messages",
        "line": Line(message, side=side, reader=request.user),
        "conversation": side.conversation,
        "form": form,
    }
    return render(request, "chat/report.html", context)
