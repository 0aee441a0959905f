"""Places for people: a page to look them up, and the parts that forms fetch while one types."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from logistics.geo.asked import asked_point
from logistics.geo.locate import locate
from logistics.geo.models import Kind
from logistics.geo.plan import plan
from logistics.geo.points import Point
from logistics.geo.search import search_places
from logistics.geo.selectors import LEVELS, cascade, cascade_of, find_place

# Where people live; nobody has a parcel brought to a region.
LIVED_IN = (Kind.QUARTIER, Kind.COMMUNE, Kind.SUB_PREFECTURE)
LONGEST = 100


def _words(request: HttpRequest) -> str:
    """A form's own field is called as the form calls it."""
    return _asked(request, _asked(request, "field") or "q")


def _asked(request: HttpRequest, name: str) -> str:
    """What the address says, without the sign that PostgreSQL's texts cannot hold."""
    return request.GET.get(name, "").replace("\0", "")[:LONGEST]


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Look a place up by its name, or walk down to it from its region."""
    words = _words(request)
    point = asked_point(request.GET)
    place = find_place(_asked(request, "place"))
    chosen = cascade(_asked(request, name) for name, _label, _kinds in LEVELS)
    context: dict[str, Any] = {
        "words": words,
        "hits": search_places(words, near=point) if words else [],
        "cascade": cascade_of(place) if place and chosen.place is None else chosen,
        "place": chosen.place or place,
        "located": locate(point) if point else None,
        "point": point,
        "robots": "noindex, follow" if request.GET else "",
    }
    return render(request, "geo/search.html", context)


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Names while one types, for a field that fetches them."""
    words = _words(request)
    hits = search_places(words, near=asked_point(request.GET), kinds=LIVED_IN)
    return _part(request, "geo/parts/suggestions.html", {"hits": hits, "words": words})


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """The selectors again after one of them was changed."""
    chosen = cascade(_asked(request, name) for name, _label, _kinds in LEVELS)
    return _part(request, "geo/parts/cascade.html", {"cascade": chosen})


@require_safe
def here(request: HttpRequest) -> HttpResponse:
    """Which quartier a shared position lies in."""
    point = asked_point(request.GET)
    located = locate(point) if point else None
    return _part(request, "geo/parts/located.html", {"located": located, "point": point})


@require_safe
def plan_of_guinea(request: HttpRequest) -> HttpResponse:
    """What the map draws where no tiles are set, and the names above them where they are."""
    known = plan()
    response = JsonResponse(
        {
            "areas": [
                [area.kind, area.name, [_corner(point) for point in area.ring]]
                for area in known.areas
            ],
            "places": [
                [place.code, place.kind, place.name, *_corner(place.point)]
                for place in known.places
                if place.point
            ],
        }
    )
    response["Cache-Control"] = "private, max-age=3600"
    response["X-Robots-Tag"] = "noindex"
    return response


def _corner(point: Point) -> tuple[float, float]:
    """A hundred metres are enough to hang a name on."""
    return round(point.latitude, 4), round(point.longitude, 4)


def _part(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    response = render(request, name, context)
    response["X-Robots-Tag"] = "noindex"
    return response
