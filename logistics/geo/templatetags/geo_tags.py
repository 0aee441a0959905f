from typing import Any

from django import template
from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from core.map_tiles import tile_url
from logistics.geo.points import Point, Precision
from logistics.geo.sketch import sketch

register = template.Library()


@register.filter
def distance(km: float | None) -> str:
    """`850 m`, `3,2 km`, `41 km`: never finer than what is known."""
    if km is None:
        return ""
    if km < 0.95:
        metres = max(50, round(km * 20) * 50)
        return f"{metres}\u00a0m"
    number = number_format(round(km, 1), 1) if km < 10 else number_format(round(km), 0)
    return f"{number}\u00a0km"


@register.filter
def geo_link(point: Point) -> str:
    """What opens the map that a phone has."""
    at = f"{point.latitude:.6f},{point.longitude:.6f}"
    return f"geo:{at}?q={at}"


@register.filter
def google_link(point: Point) -> str:
    """The way there, for whoever carries."""
    at = f"{point.latitude:.6f},{point.longitude:.6f}"
    return f"https://www.google.com/maps/dir/?api=1&destination={at}"


@register.simple_tag
def map_tiles() -> dict[str, str] | None:
    """Where the map's pictures come from, and who made them; none where our plan is drawn."""
    url = tile_url()
    return {"url": url, "attribution": settings.MAP_TILE_ATTRIBUTION} if url else None


# How far a point may be off, in kilometres, by what it is good for.
BLUR_KM = {
    Precision.QUARTIER: 1.0,
    Precision.COMMUNE: 4.0,
    Precision.PREFECTURE: 20.0,
    Precision.REGION: 60.0,
}


@register.inclusion_tag("components/sketch.html")
def sketch_at(point: Point) -> dict[str, Any]:
    """Of a point that is exact and belongs to nothing yet."""
    return {"drawing": sketch(point), "title": _("Où se trouve ce point")}


@register.inclusion_tag("components/sketch.html")
def sketch_of(located: Any) -> dict[str, Any]:
    """Of anything with a point and a precision: a place, an address, a store."""
    best = getattr(located, "best_point", None)
    point, precision = best or (located.point, located.precision)
    blur = BLUR_KM.get(precision, 0.0) if point else 0.0
    title = _("Où se trouve %(what)s") % {"what": located}
    return {"drawing": sketch(point, blur_km=blur), "title": title}
