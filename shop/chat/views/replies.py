"""What a store says often, kept by its team."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shop.chat.forms import QuickReplyForm
from shop.chat.ports import team
from shop.chat.selectors import quick_replies_of
from shop.chat.services.keep_reply import keep_reply
from shop.chat.views.reach import whole_number
from shop.chat.views.thread import MOST_NUMBER


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def replies(request: HttpRequest, store: str) -> HttpResponse:
    mine = get_object_or_404(team().stores_of(request.user), code=store)
    form = QuickReplyForm(label_suffix="")
    if request.method == "POST" and "drop" in request.POST:
        pk = whole_number(request.POST["drop"], most=MOST_NUMBER) or 0
        quick_replies_of(mine).filter(pk=pk).delete()
        messages.success(request, _("La réponse est supprimée."))
        return redirect("chat:replies", store=store)
    if request.method == "POST":
        form = QuickReplyForm(request.POST, label_suffix="")
        if form.is_valid() and _keep(request, mine, form):
            return redirect("chat:replies", store=store)
    context = {
        "page_title": _("Réponses rapides"),
        "active_tab": "messages",
        "store": mine,
        "replies": quick_replies_of(mine),
        "form": form,
    }
    return render(request, "chat/replies.html", context)


def _keep(request: HttpRequest, store: Any, form: QuickReplyForm) -> bool:
    if keep_reply(store, text=form.cleaned_data["text"]) is None:
        form.add_error("text", _("Vingt réponses au plus : supprimez-en une d’abord."))
        return False
    messages.success(request, _("La réponse est gardée."))
    return True
