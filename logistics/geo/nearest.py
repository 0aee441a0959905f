"""The nearest rows of any model with a point: a box in SQL first, the exact distance after.

    nearest(Place.objects.filter(kind="quartier"), point, count=3, within_km=10)

gives [Near(row, km), …], nearest first. No database extension is asked for: an index over the two
columns is enough.
"""

from dataclasses import dataclass
from heapq import nsmallest
from math import cos, degrees, radians
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

from logistics.geo.distance import EARTH_KM, distance_km
from logistics.geo.points import Point

M = TypeVar("M", bound=Model)
HALF_WAY_ROUND_KM = 20_038.0
FIRST_BOX_KM = 2.0


@dataclass(frozen=True, slots=True)
class Near(Generic[M]):
    row: M
    km: float


def nearest(
    rows: QuerySet[M],
    point: Point,
    *,
    count: int,
    within_km: float = HALF_WAY_ROUND_KM,
    first_km: float = FIRST_BOX_KM,
    columns: tuple[str, str] = ("latitude", "longitude"),
) -> list[Near[M]]:
    """Boxes grow until one holds enough; a dense town is never read whole for a far corner."""
    reach, found = min(first_km, within_km), []
    while True:
        found = _inside(rows, point, reach, count, columns)
        if len(found) >= count or reach >= within_km:
            break
        reach = min(reach * 4, within_km)
    by_key: dict[Any, M] = rows.in_bulk([key for _km, key in found])
    # A row that went away between the two readings is nowhere any more.
    return [Near(by_key[key], km) for km, key in found if key in by_key]


def _inside(
    rows: QuerySet[Any], point: Point, reach: float, count: int, columns: tuple[str, str]
) -> list[tuple[float, Any]]:
    keys = rows.filter(box(point, reach, columns=columns)).order_by().values_list("pk", *columns)
    measured = (
        (distance_km(point, Point(latitude, longitude)), key)
        for key, latitude, longitude in keys.iterator()
    )
    return nsmallest(count, (one for one in measured if one[0] <= reach))


def box(point: Point, km: float, *, columns: tuple[str, str] = ("latitude", "longitude")) -> Q:
    """A rectangle of degrees that surely holds the circle; also at the poles and the date line."""
    latitude, longitude = columns
    # A hair wider, so that rounding leaves nobody out.
    up = degrees(km / EARTH_KM) * 1.001 + 1e-9
    south, north = point.latitude - up, point.latitude + up
    tall = Q(**{f"{latitude}__range": (south, north)})
    narrow = cos(radians(min(90.0, max(abs(south), abs(north)))))
    wide = up / narrow if narrow > up / 180 else 180.0
    if wide >= 180:  # all the way round; a column of NULLs is outside by its latitude
        return tall
    west, east = point.longitude - wide, point.longitude + wide
    if west < -180:
        return tall & (Q(**{f"{longitude}__gte": west + 360}) | Q(**{f"{longitude}__lte": east}))
    if east > 180:
        return tall & (Q(**{f"{longitude}__gte": west}) | Q(**{f"{longitude}__lte": east - 360}))
    return tall & Q(**{f"{longitude}__range": (west, east)})
