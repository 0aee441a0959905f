"""Find places by what people type: mistakes, accents, other names, the start of a name.

    search_places("lambandji")           →  [Hit(place=Lambanyi, …), …]
    search_places("kipe ratoma", near=point, kinds=(Kind.QUARTIER,))

Candidates share the most pieces of a name, of which the rarest are read and the others are not (an
index alone answers, alike on every database); the best of them are then compared letter by letter.
"""

from collections.abc import Collection
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from django.db.models import Count, Min, QuerySet
from django.utils import timezone

from logistics.geo.distance import distance_km
from logistics.geo.models import LEVEL_OF, GramCount, Kind, Place, SearchGram, SearchName, valid_on
from logistics.geo.points import Point
from logistics.geo.spelling import grams, heard, mistakes, plain

SHORTEST = 2
# Nobody types more of a name; it bounds what one question can cost.
LONGEST = 40
CANDIDATES = 60
# Rows of the index that one question may read; a gram that half of all names have says nothing.
MOST_READ = 6_000
# How far a name may lie from what was typed, in ranks of `_closeness`.
WORD = 3
FAR = 1000


@dataclass(frozen=True, slots=True)
class Hit:
    """A place, the name it was found by, and how close that is: 0 is letter by letter."""

    place: Place
    name: str
    closeness: int
    km: float | None = None

    @property
    def is_sure(self) -> bool:
        """Nothing but accents, signs and spelling differ."""
        return self.closeness <= 1


class _Name(NamedTuple):
    """A candidate as it is read: plain columns, since most candidates are thrown away."""

    code: str
    plain: str
    heard: str
    first: str
    kind: str
    population: int | None
    latitude: float | None
    longitude: float | None
    around: tuple[str | None, ...]


class _Rank(NamedTuple):
    """Closeness of text, then population or level, then distance from the person."""

    closeness: int
    fewer_people: int
    level: int
    km: float
    name: str
    code: str


_COLUMNS = (
    "place_id",
    "plain",
    "heard",
    "place__name",
    "place__kind",
    "place__population",
    "place__latitude",
    "place__longitude",
    "place__parent__name",
    "place__parent__parent__name",
    "place__parent__parent__parent__name",
)


def search_places(
    text: str,
    *,
    near: Point | None = None,
    kinds: Collection[str] = (),
    limit: int = 8,
) -> list[Hit]:
    """Ranked by closeness of text, then population or level, then distance from the person."""
    asked = plain(text)[:LONGEST].strip()
    if len(asked) < SHORTEST:
        return []
    sounds = heard(asked)
    best: dict[str, tuple[int, _Name]] = {}
    for name in _candidates(sounds, kinds):
        closeness = _closest(asked, sounds, name)
        known = best.get(name.code)
        if closeness < FAR and (known is None or closeness < known[0]):
            best[name.code] = (closeness, name)
    ranked = sorted(_rank(closeness, name, near) for closeness, name in best.values())[:limit]
    places = Place.objects.with_parents().in_bulk([rank.code for rank in ranked])
    return [
        Hit(
            place=places[rank.code],
            name=best[rank.code][1].plain,
            closeness=rank.closeness,
            km=rank.km if rank.km < inf else None,
        )
        for rank in ranked
        if rank.code in places
    ]


def _rank(closeness: int, name: _Name, near: Point | None) -> _Rank:
    level = LEVEL_OF[Kind(name.kind)]
    return _Rank(closeness, -(name.population or 0), level, _km(name, near), name.first, name.code)


def _km(name: _Name, near: Point | None) -> float:
    if near is None or name.latitude is None or name.longitude is None:
        return inf
    return distance_km(near, Point(name.latitude, name.longitude))


def _candidates(sounds: str, kinds: Collection[str]) -> list[_Name]:
    rows = SearchGram.objects.filter(gram__in=(asked := _rarest(grams(sounds, unfinished=True))))
    names = SearchName.objects.all()
    if kinds:
        rows = rows.filter(level__in={LEVEL_OF[Kind(kind)] for kind in kinds})
        names = names.filter(place__kind__in=kinds)
    # Joined, not asked for as a list: SQLite would read every place to make one.
    standing = valid_on(timezone.localdate(), of="place__")
    columns = names.filter(standing, pk__in=_likest(rows, of=len(asked)))
    return [_Name(*column[:8], around=column[8:]) for column in columns.values_list(*_COLUMNS)]


def _rarest(wanted: set[str]) -> list[str]:
    """Those that few names have, as many as may be read; one at least."""
    counts = GramCount.objects.filter(gram__in=wanted, names__gt=0).values_list("gram", "names")
    chosen, read = [], 0
    for gram, names in sorted(counts, key=lambda row: (row[1], row[0])):
        read += names
        if chosen and read > MOST_READ:
            break
        chosen.append(gram)
    return chosen


def _likest(rows: "QuerySet[SearchGram]", *, of: int) -> "QuerySet[SearchGram, int]":
    """Most pieces shared first; of those, the names that say the least besides."""
    if of == 1:
        # The index has them in this order: sixty rows are read, however many there are.
        found = rows.order_by("size", "name_id").values_list("name_id", flat=True)
        return found[:CANDIDATES]
    counted = rows.values("name_id").annotate(shared=Count("gram"), length=Min("size"))
    found = counted.order_by("-shared", "length", "name_id").values_list("name_id", flat=True)
    return found[:CANDIDATES]


def _closest(asked: str, sounds: str, name: _Name) -> int:
    """As it stands; or what is left of it when the places around it are taken out."""
    closeness = _closeness(asked, sounds, name)
    words = asked.split()
    if closeness <= WORD or len(words) == 1:
        return closeness
    around = {word for place in name.around if place for word in plain(place).split()}
    rest = " ".join(word for word in words if word not in around)
    if not rest or rest == asked:
        return closeness
    return min(closeness, _closeness(rest, heard(rest), name) + 1)


def _closeness(asked: str, sounds: str, name: _Name) -> int:
    if asked == name.plain:
        return 0
    if sounds == name.heard:
        return 1
    if name.plain.startswith(asked) or name.heard.startswith(sounds):
        return 2
    if f" {sounds}" in name.heard:
        return WORD
    allowed = max(1, len(sounds) // 3)
    if len(name.heard) < len(sounds) - allowed:
        return FAR
    whole, beginning = mistakes(sounds, name.heard[: len(sounds) + allowed])
    wrong = min(whole, beginning + 1)
    return WORD + wrong if wrong <= allowed else FAR
