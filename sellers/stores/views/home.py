"""The way in: one's stores, and the first page of one of them."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sellers.stores.desk import desk_page
from sellers.stores.permissions import Action
from sellers.stores.selectors import stores_for, unsettled_papers
from sellers.stores.states import PaperStatus
from shop.partner.models import Pause
from shop.partner.pauses import why_not_selling


@require_safe
@login_required
@never_cache
def stores(request: HttpRequest) -> HttpResponse:
    """Who has one store goes straight to it."""
    mine = list(stores_for(request.user))
    if len(mine) == 1:
        return redirect("seller:desk", slug=mine[0].slug)
    return render(request, "desk/stores.html", {"page_title": _("Mes boutiques"), "stores": mine})


@require_safe
@desk_page(Action.SEE_DESK)
def desk(request: Any) -> HttpResponse:
    partner = request.store.partner
    waits = unsettled_papers(request.store) if partner.pause == Pause.PAPERS else []
    checked = [one for one in waits if one.status == PaperStatus.SUBMITTED]
    context = {
        "page_title": _("Comptoir"),
        "active": "home",
        "paused": why_not_selling(partner),
        "lacking": [one.kind.label for one in waits if one not in checked],
        "checked": [one.kind.label for one in checked],
    }
    return render(request, "desk/home.html", context)
