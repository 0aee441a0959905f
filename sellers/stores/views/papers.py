"""The store's file: what is asked for, what became of it, and a form a paper."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from core.uploads import private_files
from sellers.stores.desk import desk_page
from sellers.stores.exceptions import StoreRefused
from sellers.stores.models import Paper, PaperKind
from sellers.stores.paper_form import PaperForm
from sellers.stores.permissions import Action
from sellers.stores.selectors import checklist
from sellers.stores.services.submit_paper import submit_paper
from sellers.stores.watermark import watermarked


@require_safe
@desk_page(Action.MANAGE_PAPERS)
def papers(request: Any) -> HttpResponse:
    context = {
        "page_title": _("Dossier"),
        "active": "papers",
        "steps": checklist(request.store),
    }
    return render(request, "desk/papers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Action.MANAGE_PAPERS)
def paper(request: Any, *, code: str) -> HttpResponse:
    kind = get_object_or_404(PaperKind, code=code, asked=True)
    form = PaperForm(request.POST or None, request.FILES or None, kind=kind)
    if request.method == "POST" and form.is_valid():
        try:
            submit_paper(request.store, kind=kind, by=request.user, **form.cleaned_data)
        except StoreRefused as refused:
            form.add_error(None, str(refused.message))
        else:
            messages.success(request, _("Merci, c’est envoyé. Nous regardons sous deux jours."))
            return redirect("seller:papers", slug=request.store.slug)
    context = {"page_title": kind.label, "active": "papers", "kind": kind, "form": form}
    return render(request, "desk/paper.html", context)


@require_safe
@desk_page(Action.MANAGE_PAPERS)
def picture(request: Any, *, code: str) -> HttpResponse:
    found = get_object_or_404(Paper, store=request.store, kind__code=code)
    return shown_picture(request, found)


def shown_picture(request: HttpRequest, paper: Paper) -> HttpResponse:
    """Never without who looks and when across it."""
    if not paper.picture or not private_files.exists(paper.picture.name):
        raise Http404
    words = f"Makiti · {timezone.localdate():%d.%m.%Y} · {request.user.pk}"
    with private_files.open(paper.picture.name) as file:
        data = watermarked(file, words=words)
    response = HttpResponse(data, content_type="image/jpeg")
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
