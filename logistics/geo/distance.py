"""How far two points lie apart: as the crow flies, and about what the road makes of it."""

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt

from django.conf import settings

from logistics.geo.models import Place
from logistics.geo.points import Point

EARTH_KM = 6371.0088  # the mean radius


def distance_km(one: Point, other: Point) -> float:
    """Haversine: exact to 0.5 %, at the poles and across the date line too."""
    up = radians(other.latitude - one.latitude)
    across = radians(other.longitude - one.longitude)
    scale = cos(radians(one.latitude)) * cos(radians(other.latitude))
    half = sin(up / 2) ** 2 + scale * sin(across / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def road_factor(place: Place | None) -> float:
    """By the nearest zone of GEO_ROAD_FACTORS that holds the place; read it with its parents."""
    factors: dict[str, float] = settings.GEO_ROAD_FACTORS
    zones = [place, *place.line] if place else []
    return next((factors[zone.code] for zone in zones if zone.code in factors), factors[""])


def road_km(one: Point, other: Point, *, zones: Iterable[Place | None] = ()) -> float:
    """What a rider does about; where the zones of both ends differ, the slower one counts."""
    factor = max([road_factor(zone) for zone in zones], default=road_factor(None))
    return distance_km(one, other) * factor
