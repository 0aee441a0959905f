"""A store's own pages of the desk: what it tells, where it is, its hours, terms and holidays."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from logistics.geo.selectors import cascade_of
from sellers.stores.desk import desk_page
from sellers.stores.forms import HolidayForm, HoursForm, StoreForm, TermsForm
from sellers.stores.permissions import Action
from sellers.stores.place_form import PlaceForm
from sellers.stores.services.edit_store import edit_store
from sellers.stores.services.place_store import place_store
from sellers.stores.services.set_holiday import set_holiday
from sellers.stores.views.pictures import PICTURES, kept_pictures
from shop.partner.models import PartnerAddress

PAGES = (
    ("about", _("Présentation"), "seller:about"),
    ("place", _("Adresse"), "seller:place"),
    ("hours", _("Horaires"), "seller:hours"),
    ("terms", _("Livraison et retours"), "seller:terms"),
    ("holiday", _("Vacances"), "seller:holiday"),
)
editing = require_http_methods(["GET", "HEAD", "POST"])


@editing
@desk_page(Action.MANAGE_STORE)
def about(request: Any) -> HttpResponse:
    form = StoreForm(request.POST or None, request.FILES or None, store=request.store)
    if request.method == "POST" and form.is_valid():
        apart = {*PICTURES, *(f"without_{name}" for name in PICTURES)}
        facts = {n: v for n, v in form.cleaned_data.items() if n not in apart}
        edit_store(request.store, by=request.user, **facts, **kept_pictures(form))
        return _kept(request, "seller:about")
    return _shown(request, "about", form=form)


@editing
@desk_page(Action.MANAGE_STORE)
def place(request: Any) -> HttpResponse:
    address = PartnerAddress.objects.filter(partner=request.store.partner).order_by("pk").first()
    form = PlaceForm(request.POST) if request.method == "POST" else PlaceForm(initial=_of(address))
    if request.method == "POST" and form.is_valid():
        place_store(request.store, where=form.where, by=request.user)
        return _kept(request, "seller:place")
    found = form.resolved.place if form.is_bound else (address.place if address else None)
    return _shown(request, "place", form=form, cascade=cascade_of(found), address=address)


@editing
@desk_page(Action.MANAGE_STORE)
def hours(request: Any) -> HttpResponse:
    form = HoursForm(request.POST or None, store=request.store)
    if request.method == "POST" and form.is_valid():
        edit_store(request.store, by=request.user, hours=form.kept)
        return _kept(request, "seller:hours")
    return _shown(request, "hours", form=form)


@editing
@desk_page(Action.MANAGE_STORE)
def terms(request: Any) -> HttpResponse:
    form = TermsForm(request.POST or None, store=request.store)
    if request.method == "POST" and form.is_valid():
        edit_store(request.store, by=request.user, **form.cleaned_data)
        return _kept(request, "seller:terms")
    return _shown(request, "terms", form=form)


@editing
@desk_page(Action.MANAGE_STORE)
def holiday(request: Any) -> HttpResponse:
    if request.method == "POST" and "back" in request.POST:
        set_holiday(request.store, holiday=False, by=request.user)
        messages.success(request, _("Bon retour : la boutique revend."))
        return redirect("seller:holiday", slug=request.store.slug)
    initial = {"back_on": request.store.partner.back_on}
    form = HolidayForm(request.POST or None, initial=initial)
    if request.method == "POST" and "leave" in request.POST:
        # An empty day is an answer too.
        form = HolidayForm(request.POST)
        if form.is_valid():
            day = form.cleaned_data["back_on"]
            set_holiday(request.store, holiday=True, back_on=day, by=request.user)
            messages.success(request, _("La boutique est en vacances : ses pages restent."))
            return redirect("seller:holiday", slug=request.store.slug)
    return _shown(request, "holiday", form=form)


def _of(address: Any) -> dict[str, Any]:
    if address is None:
        return {}
    held = {name: getattr(address, name) for name in ("line1", "line2", "line4")}
    held["place_code"] = address.place_id or ""
    if address.pin:
        held |= {"lat": f"{address.latitude:.6f}", "lon": f"{address.longitude:.6f}"}
    return held


def _kept(request: Any, name: str) -> HttpResponse:
    messages.success(request, _("C’est enregistré."))
    return redirect(name, slug=request.store.slug)


def _shown(request: Any, page: str, **context: Any) -> HttpResponse:
    title = next(label for name, label, _url in PAGES if name == page)
    frame = {"page_title": title, "active": "store", "pages": PAGES, "page": page}
    return render(request, f"desk/store/{page}.html", frame | context)
