from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shop.moderation.exceptions import ModerationRefused
from shop.moderation.forms import ReportForm
from shop.moderation.ports import reportable
from shop.moderation.services.file_report import Said, file_report


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def report(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Tell the team about a product, a store, a review, a person."""
    sort = reportable(kind)
    target = sort.find(key) if sort else None
    if sort is None or target is None or not sort.is_seen(target):
        raise Http404
    form = ReportForm(request.POST if request.method == "POST" else None, label_suffix="")
    own = any(owner.pk == request.user.pk for owner in sort.owners(target))
    back = "/" if kind == "person" else sort.address(target)
    if request.method == "POST" and form.is_valid():
        told = Said(form.cleaned_data["reason"], form.cleaned_data["note"])
        try:
            file_report(request.user, kind=kind, key=key, said=told)
        except ModerationRefused as refused:
            form.add_error(None, str(refused.message))
        else:
            messages.success(request, _("Merci. Notre équipe regarde."))
            return redirect(back)
    context = {
        "page_title": _("Signaler"),
        "robots": "noindex",
        "kind": sort.label,
        "title": sort.title(target),
        "back": back,
        "own": own,
        "form": form,
    }
    return render(request, "moderation/report.html", context)
