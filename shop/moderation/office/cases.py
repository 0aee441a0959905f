"""What was reported: what weighs most first, one page each, answered by one click."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shop.moderation.exceptions import ModerationRefused
from shop.moderation.models import Case, ReasonTemplate
from shop.moderation.permissions import JUDGE
from shop.moderation.ports import elsewhere_for, reportable
from shop.moderation.selectors import lately, open_cases, settled_cases
from shop.moderation.services.decide_case import decide_case
from shop.moderation.services.restore_target import restore_target

ON_A_PAGE = 30


@permission_required(JUDGE, raise_exception=True)
def cases(request: HttpRequest) -> HttpResponse:
    settled = request.GET.get("status") == "settled"
    rows = settled_cases() if settled else open_cases()
    context = {
        "page": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page")),
        "settled": settled,
        "elsewhere": elsewhere_for(request.user),
    }
    return render(request, "moderation/office/cases.html", context)


@permission_required(JUDGE, raise_exception=True)
def case(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Case, pk=pk)
    sort, target = reportable(row.kind), row.target
    reports = row.reports.select_related("reporter").order_by("-status", "-of_standing", "-pk")
    context = {
        "case": row,
        "address": sort.address(target) if sort and target else "",
        "owners": sort.owners(target) if sort and target else [],
        "reports": list(reports[:100]),
        "history": list(lately(row)),
        "of_target": list(lately(target)) if target else [],
        "reasons": list(ReasonTemplate.objects.all()),
    }
    return render(request, "moderation/office/case.html", context)


@require_POST
@permission_required(JUDGE, raise_exception=True)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Case, pk=pk)
    decision = request.POST.get("decision")
    try:
        if decision == "restore":
            restore_target(row, by=request.user)
        else:
            read = request.POST.get("read", "")
            # How many there were when the page was made, not now.
            row.open_reports = int(read) if read.isdecimal() and len(read) < 9 else 0
            reason = request.POST.get("other", "").strip() or request.POST.get("reason", "")
            decide_case(row, by=request.user, uphold=decision == "reject", reason=reason)
    except ModerationRefused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("C’est décidé."))
    return redirect("moderation_case", pk)
