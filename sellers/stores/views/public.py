"""What shoppers see: all stores, one of them, what is said of its products."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from oscar.core.loading import get_model

from logistics.geo.asked import asked_point
from logistics.geo.distance import distance_km
from sellers.stores.finding import stores_called
from sellers.stores.opening import open_now, week
from sellers.stores.public import communes_of_stores, public_store, public_stores, where_is
from sellers.stores.structured import store_data
from shop.catalogue.facets import of_store
from shop.catalogue.filters import Filters, read_filters
from shop.catalogue.narrowing import Narrowing
from shop.catalogue.pages import page_of
from shop.catalogue.reviews_shown import shares_of
from shop.catalogue.views import find_meant
from shop.partner.models import NOT_LISTED, Pause
from shop.partner.pauses import why_not_selling

LONGEST = 80


@require_safe
def stores(request: HttpRequest) -> HttpResponse:
    words, commune = (
        request.GET.get(name, "").replace("\x00", "").strip()[:LONGEST] for name in ("q", "commune")
    )
    found = public_stores(codes=stores_called(words) if words else None, commune=commune)
    page = page_of(found, number=request.GET.get("page"))
    context = {
        "page": page,
        "words": words,
        "commune": commune,
        "communes": communes_of_stores(),
        "robots": "noindex, follow" if words or commune else "",
    }
    return render(request, "stores/list.html", context)


@require_safe
def store(request: HttpRequest, slug: str) -> HttpResponse:
    found = public_store(slug)
    if found is None:
        raise Http404
    asked = replace(read_filters(request.GET), store=(), commune=())
    within = replace(asked, store=(slug,))
    page, meant = find_meant(within, category=None, number=request.GET.get("page"))
    filters = replace(meant, store=())
    where, point = where_is(found), asked_point(request.GET)
    known = where.point if where else None
    listed = found.partner.pause not in NOT_LISTED
    context = {
        "store": found,
        # Stopped until somebody has looked: its name and why, nothing that it says of itself.
        "stopped": found.partner.pause == Pause.SUSPENDED,
        "where": where,
        "now": open_now(found.hours),
        "week": week(found.hours),
        "km": distance_km(point, known) if point and known else None,
        "paused": why_not_selling(found.partner),
        "page": page,
        "filters": filters,
        "narrowing": Narrowing(
            filters, tree_path=of_store(found.partner_id), counted=not filters.q
        ),
        "mistyped": asked.q if asked != filters else "",
        "of_store": True,
        "shares": shares_of(found.partner.scores),
        "trail": [{"label": _("Boutiques"), "url": reverse("stores:list")}],
        "structured": store_data(found, where=where),
        "robots": "noindex, follow" if filters != Filters() or point or not listed else "",
    }
    response = render(request, "stores/store.html", context)
    if point:
        # Where somebody is belongs to nobody's cache.
        response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def reviews(request: HttpRequest, slug: str) -> HttpResponse:
    """What was said of its products, the newest first."""
    found = public_store(slug)
    if found is None:
        raise Http404
    model: Any = get_model("reviews", "ProductReview")
    # Also of what is no longer sold: its marks count for the store's.
    said = model.objects.filter(status=model.APPROVED, product__store=found.partner)
    said = said.select_related("user", "product", "answer").order_by("-id")
    context = {
        "store": found,
        "shares": shares_of(found.partner.scores),
        "page": page_of(said, number=request.GET.get("page")),
        "trail": [
            {"label": _("Boutiques"), "url": reverse("stores:list")},
            {"label": found.name, "url": reverse("stores:store", kwargs={"slug": slug})},
        ],
    }
    return render(request, "stores/reviews.html", context)
