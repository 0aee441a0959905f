"""Choose what changes, look at what it would do, have it done, take it back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from sellers.desk.bulk.forms import FORMS
from sellers.desk.bulk.models import BulkChange
from sellers.desk.bulk.services.pick_products import MOST, TooMany, pick_products
from sellers.desk.bulk.services.prepare_bulk import prepare_bulk
from sellers.desk.bulk.services.start_bulk import start_bulk
from sellers.desk.bulk.services.undo_bulk import undo_bulk
from sellers.desk.bulk.showing import choices_for, preview_of, result_of
from sellers.desk.bulk.verbs import NEEDS
from sellers.desk.listing import Wanted, find_own
from sellers.desk.views.reach import MOST_KEY
from sellers.stores.desk import desk_page, refused
from sellers.stores.permissions import Action, role_may

LATEST = 30
Status = BulkChange.Status
TITLE = _("Changements en lot")


@desk_page(Action.MANAGE_PRODUCTS)
@require_safe
def index(request: Any) -> HttpResponse:
    began = BulkChange.objects.filter(partner=request.store.partner, started_at__isnull=False)
    latest = began.select_related("asked_by").order_by("-pk")[:LATEST]
    context = {"page_title": TITLE, "active": "products", "latest": latest}
    return render(request, "desk/bulk/index.html", context)


@require_POST
@desk_page(Action.MANAGE_PRODUCTS)
def pick(request: Any) -> HttpResponse:
    wanted, partner = Wanted.read(request.POST), request.store.partner
    if request.POST.get("all"):
        keys = list(find_own(partner, wanted=wanted).values_list("pk", flat=True)[: MOST + 1])
    else:
        keys = _keys(request.POST.getlist("pick"))
    try:
        change = pick_products(partner, keys=keys, by=request.user)
    except TooMany:
        said = _("Choisissez 5 000 produits au plus : filtrez d’abord.")
    else:
        if change is not None:
            return _page(request, change)
        said = _("Cochez d’abord un produit.")
    messages.error(request, said)
    return redirect(
        reverse("seller:products", kwargs={"slug": request.store.slug}) + wanted.address
    )


def _keys(said: list[str]) -> list[int]:
    """What is no key names nothing."""
    numbers = (int(one) for one in said if one.isascii() and one.isdigit() and len(one) < 20)
    return [number for number in numbers if number <= MOST_KEY]


def _page(request: Any, change: BulkChange) -> HttpResponse:
    return redirect("seller:bulk", slug=request.store.slug, key=change.key)


@desk_page(Action.MANAGE_PRODUCTS)
@require_safe
def show(request: Any, *, key: UUID) -> HttpResponse:
    """`hx-request` asks for the moving part only."""
    change = _mine(request, key)
    if change.status == Status.CHOOSING or (change.is_open and "choose" in request.GET):
        return _choose(request, change)
    context = {"page_title": TITLE, "active": "products", "change": change}
    number = request.GET.get("page")
    if change.status == Status.PREPARED:
        context |= {"may": _may(request, change), **preview_of(change, page=number)}
        return render(request, "desk/bulk/preview.html", context)
    context |= {"may": _may(request, change), **result_of(change, page=number)}
    name = "state" if "hx-request" in request.headers else "show"
    return render(request, f"desk/bulk/{name}.html", context)


def _choose(request: Any, change: BulkChange, *, verb: str = "", form: Any = None) -> HttpResponse:
    role = request.membership.role
    context = {
        "page_title": _("Changer plusieurs produits"),
        "active": "products",
        "change": change,
        "choices": choices_for(role, change, verb=verb or change.verb, form=form),
    }
    return render(request, "desk/bulk/choose.html", context, status=422 if form else 200)


@require_POST
@desk_page(Action.MANAGE_PRODUCTS)
def prepare(request: Any, *, key: UUID) -> HttpResponseBase:
    change = _mine(request, key)
    verb = request.POST.get("verb", "")
    if verb not in FORMS:
        messages.error(request, _("Dites ce qui doit changer."))
        return _page(request, change)
    if not role_may(request.membership.role, NEEDS[verb]):
        return refused(request, NEEDS[verb])
    form = FORMS[verb](request.POST, auto_id=f"{verb}_%s")
    if not form.is_valid():
        return _choose(request, change, verb=verb, form=form)
    if not prepare_bulk(change, verb=verb, told=form.told, by=request.user):
        messages.error(request, _("Ce changement est déjà fait, ou en cours."))
    return _page(request, change)


@require_POST
@desk_page(Action.MANAGE_PRODUCTS)
def apply(request: Any, *, key: UUID) -> HttpResponseBase:
    """Twice tapped it is done once; another preview than the one that was seen is shown first."""
    change = _mine(request, key)
    if not _may(request, change):
        return refused(request, Action.MANAGE_PRICES)
    seen = request.POST.get("seen", "")
    seen = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else 0
    if not start_bulk(change, seen=seen, by=request.user) and change.status == Status.PREPARED:
        messages.error(request, _("L’aperçu a changé. Regardez-le, puis recommencez."))
    return _page(request, change)


@require_POST
@desk_page(Action.MANAGE_PRODUCTS)
def undo(request: Any, *, key: UUID) -> HttpResponseBase:
    change = _mine(request, key)
    if not _may(request, change):
        return refused(request, Action.MANAGE_PRICES)
    ended = change.status in (Status.DONE, Status.FAILED)
    if not undo_bulk(change, by=request.user) and ended:
        messages.error(request, _("C’est trop tard pour revenir en arrière : un jour au plus."))
    return _page(request, change)


def _may(request: Any, change: BulkChange) -> bool:
    return not change.verb or role_may(request.membership.role, NEEDS[change.verb])


def _mine(request: Any, key: UUID) -> BulkChange:
    """Of this store: anybody of its team who may, sees what another has begun."""
    rows = BulkChange.objects.select_related("partner", "asked_by")
    return get_object_or_404(rows, key=key, partner=request.store.partner)
