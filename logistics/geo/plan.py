"""Our own plan of Guinea: areas around what lies in them, names where they are; no tiles needed.

An area is the tightest ring around the points of a region's sub-prefectures or a commune's
quartiers: where one is about, never a border.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from core.held import Held
from logistics.geo.models import Kind, Place
from logistics.geo.points import Point
from logistics.geo.selectors import places_now

# Of what, and of what lies in it.
RINGED = (Kind.REGION, Kind.COMMUNE)


@dataclass(frozen=True, slots=True)
class Area:
    """A ring of points around all that a region or a commune holds."""

    code: str
    kind: str
    name: str
    ring: list[Point]


@dataclass(frozen=True, slots=True)
class Plan:
    areas: list[Area]
    places: list[Place]


def plan() -> Plan:
    return _plan.get()


def _read_plan() -> Plan:
    rows = places_now().exclude(kind=Kind.COUNTRY).filter(latitude__isnull=False)
    places = list(rows.defer("facts").order_by("code"))
    return Plan(areas=list(_areas(places)), places=places)


_plan = Held(_read_plan, lifetime=600)


def _areas(places: list[Place]) -> Iterable[Area]:
    parents = {code: parent for code, parent in places_now().values_list("code", "parent_id")}
    held: dict[str, set[tuple[float, float]]] = defaultdict(set)
    for place in places:
        point, above = place.point, place.parent_id
        while point and above:
            held[above].add((point.longitude, point.latitude))
            above = parents.get(above)
    for place in places_now().filter(kind__in=RINGED).order_by("code"):
        ring = hull(held[place.code])
        if len(ring) > 2:
            points = [Point(latitude, longitude) for longitude, latitude in ring]
            yield Area(place.code, place.kind, place.name, points)


def hull(points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """The corners of the tightest ring without dents around all points, in order."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered
    below, above = _chain(ordered), _chain(ordered[::-1])
    return below[:-1] + above[:-1]


def _chain(points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    chain: list[tuple[float, float]] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(
    start: tuple[float, float], middle: tuple[float, float], end: tuple[float, float]
) -> float:
    """Above nought where the way turns to the left."""
    ahead = (middle[0] - start[0]) * (end[1] - start[1])
    return ahead - (middle[1] - start[1]) * (end[0] - start[0])
