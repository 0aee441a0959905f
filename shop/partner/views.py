from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from logistics.geo.asked import asked_point
from logistics.geo.models import Place
from logistics.geo.resolve import LIVED_IN
from logistics.geo.search import search_places
from logistics.geo.selectors import find_place
from shop.partner.selectors import nearest_stores

LONGEST = 100


@require_safe
def nearby(request: HttpRequest) -> HttpResponse:
    """Stores near a shared position, or near a quartier that is written or picked."""
    words = request.GET.get("q", "")[:LONGEST]
    point, place = asked_point(request.GET), None
    if point is None:
        place = _asked_place(request.GET.get("place", ""), words)
        known = place and next((p for p in [place, *place.line] if p.point), None)
        point = known.point if known else None
    context: dict[str, Any] = {
        "words": words,
        "place": place,
        "point": point,
        "near": nearest_stores(point) if point else [],
        "products_url": _products_near(point, place),
        "robots": "noindex, follow" if request.GET else "",
    }
    response = render(request, "partner/nearby.html", context)
    # Where somebody is belongs to nobody's cache.
    response["Cache-Control"] = "private, no-store"
    return response


def _products_near(point: Any, place: Place | None) -> str:
    """A street corner is near enough for a list, and says less of somebody."""
    if point is None:
        return ""
    near = place.pk if place else f"{point.latitude:.3f},{point.longitude:.3f}"
    return f"{reverse('catalogue:index')}?{urlencode({'near': near, 'sort': 'distance'})}"


def _asked_place(code: str, words: str) -> Place | None:
    if code and (place := find_place(code)):
        return place
    hits = search_places(words, kinds=LIVED_IN, limit=1) if words else []
    return hits[0].place if hits else None
