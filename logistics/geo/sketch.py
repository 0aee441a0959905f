"""A plain drawing of Guinea from our own data, so that a pin means something without any tiles."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import cos, radians

from core.held import Held
from logistics.geo.models import Kind, Place
from logistics.geo.plan import plan
from logistics.geo.points import Point
from logistics.geo.selectors import places_now

WIDTH, HEIGHT, EDGE = 360, 300, 24
# About how wide a letter is, and how high a line, at the size that names are written in.
LETTER, LINE = 6.0, 12.0
DOT = 7.0
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """A name at its place on the sheet."""

    # Nothing where there is no room for it: the dot stays.
    name: str
    x: float
    y: float
    # The name stands before its dot, not after it.
    is_before: bool = False

    @property
    def box(self) -> Box:
        """What the name covers: left, top, right, bottom."""
        wide = len(self.name) * LETTER
        left = self.x - DOT - wide if self.is_before else self.x + DOT
        return left, self.y - LINE / 2, left + wide, self.y + LINE / 2


@dataclass(frozen=True, slots=True)
class Sketch:
    width: int
    height: int
    # Rings around regions or communes, as an SVG polygon has them.
    areas: list[str]
    marks: list[Mark]
    pin: Mark | None
    # How far the pin may be off, on the sheet.
    blur: float
    # Ten kilometres, or one: a length to measure by.
    scale_km: int
    scale: float


def sketch(point: Point | None, *, blur_km: float = 0.0) -> Sketch:
    """Communes around a point in Greater Conakry, else the regions' and prefectures' capitals."""
    towns, country = _towns.get()
    at_home = point is not None and _holds(towns, point)
    kind = Kind.COMMUNE if at_home else Kind.REGION
    rings = [area.ring for area in plan().areas if area.kind == kind]
    return _drawn(towns if at_home else country, rings, point, blur_km)


def _read_towns() -> tuple[list[Place], list[Place]]:
    near = places_now().filter(kind=Kind.COMMUNE, parent__kind=Kind.SPECIAL_ZONE)
    country = places_now().filter(kind__in=[Kind.PREFECTURE, Kind.SPECIAL_ZONE])
    country = country.select_related("parent")
    return [p for p in near if p.point], [p for p in country if p.point]


# A page may have many drawings, all of the same few towns.
_towns = Held(_read_towns, lifetime=600)


def _rank(town: Place) -> tuple[bool, int, str]:
    """Whose name is written where two have no room: a region's own town, then the larger one."""
    leads = town.kind == Kind.SPECIAL_ZONE or (town.parent and town.parent.name == town.name)
    return not leads, -(town.population or 0), town.name


def _holds(towns: list[Place], point: Point) -> bool:
    if not towns:
        return False
    latitudes = [town.latitude or 0 for town in towns]
    longitudes = [town.longitude or 0 for town in towns]
    inside = min(latitudes) - 0.05 < point.latitude < max(latitudes) + 0.05
    return inside and min(longitudes) - 0.05 < point.longitude < max(longitudes) + 0.05


def _drawn(
    towns: Iterable[Place], rings: list[list[Point]], point: Point | None, blur_km: float
) -> Sketch:
    named = [(town.name, town.point) for town in sorted(towns, key=_rank) if town.point]
    points = [at for _name, at in named] + [at for ring in rings for at in ring]
    points += [point] if point else []
    if not points:
        return Sketch(WIDTH, HEIGHT, [], [], None, 0, 10, 0)
    south, north = min(p.latitude for p in points), max(p.latitude for p in points)
    west, east = min(p.longitude for p in points), max(p.longitude for p in points)
    # A degree of longitude is shorter than one of latitude.
    narrow = cos(radians((south + north) / 2)) or 1e-6
    per_degree = min(
        (HEIGHT - 2 * EDGE) / max(north - south, 0.01),
        (WIDTH - 2 * EDGE) / max((east - west) * narrow, 0.01),
    )

    def mark(name: str, at: Point) -> Mark:
        x = EDGE + (at.longitude - west) * narrow * per_degree
        y = EDGE + (north - at.latitude) * per_degree
        return Mark(name, round(x, 1), round(y, 1))

    def corner(at: Point) -> str:
        here = mark("", at)
        return f"{here.x},{here.y}"

    pin = mark("", point) if point else None
    km = per_degree / 111.2
    scale_km = next((length for length in (1, 2, 5, 10, 50, 100) if length * km > 30), 200)
    return Sketch(
        width=WIDTH,
        height=HEIGHT,
        areas=[" ".join(corner(at) for at in ring) for ring in rings],
        marks=_legible([mark(name, at) for name, at in named], pin),
        pin=pin,
        blur=round(blur_km * km, 1),
        scale_km=scale_km,
        scale=round(scale_km * km, 1),
    )


def _legible(marks: list[Mark], pin: Mark | None) -> list[Mark]:
    """Each name on the side of its dot where it covers no other, or left out."""
    taken = [(pin.x - DOT, pin.y - DOT, pin.x + DOT, pin.y + DOT)] if pin else []
    placed = []
    for mark in marks:
        sides = (replace(mark, is_before=side) for side in (False, True))
        free = (one for one in sides if _is_free(one.box, taken))
        chosen = next(free, None) or replace(mark, name="")
        if chosen.name:
            taken.append(chosen.box)
        placed.append(chosen)
    return placed


def _is_free(box: Box, taken: list[Box]) -> bool:
    left, top, right, bottom = box
    if left < 0 or right > WIDTH:
        return False
    return not any(
        left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
        for other in taken
    )
