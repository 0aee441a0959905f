"""Which place of the gazetteer is meant by what somebody wrote on a form."""

from dataclasses import dataclass, field

from logistics.geo.models import Kind, Place, SearchName
from logistics.geo.search import Hit, search_places
from logistics.geo.selectors import find_place
from logistics.geo.spelling import plain

# Where people live; nobody has a parcel brought to a region.
LIVED_IN = (Kind.QUARTIER, Kind.COMMUNE, Kind.SUB_PREFECTURE)
# What people write for "commune or town".
TOWNS = tuple(kind for kind in Kind if kind != Kind.QUARTIER)
MANY = 20


@dataclass(frozen=True, slots=True)
class Resolved:
    """The place; whether the name is one of its own; or those among which one must choose."""

    place: Place | None = None
    is_known: bool = False
    candidates: list[Place] = field(default_factory=list)


def resolve_place(text: str, *, around: str = "", code: str = "") -> Resolved:
    """`code` is what was picked in a list; it counts while the text still is a name of it."""
    picked = find_place(code) if code else None
    if picked and _is_name_of(picked, text):
        return Resolved(picked, is_known=True)
    hits = _sure(text, kinds=LIVED_IN)
    towns = [hit.place for hit in _sure(around, kinds=TOWNS)] if around.strip() else []
    if towns:
        codes = {town.code for town in towns}
        hits = [hit for hit in hits if codes & {hit.place.code, *_codes_above(hit.place)}]
    if hits:
        return _one_of(text, hits)
    return Resolved(_lowest([town for town in towns if town.kind in LIVED_IN]))


def _is_name_of(place: Place, text: str) -> bool:
    return SearchName.objects.filter(place=place, plain=plain(text)).exists()


def _sure(text: str, *, kinds: tuple[Kind, ...] = ()) -> list[Hit]:
    """As it is written; only where nobody is called so, as it sounds."""
    hits = [hit for hit in search_places(text, kinds=kinds, limit=MANY) if hit.is_sure]
    return [hit for hit in hits if hit.closeness == hits[0].closeness]


def _codes_above(place: Place) -> list[str]:
    return [above.code for above in place.line]


def _one_of(text: str, hits: list[Hit]) -> Resolved:
    places = [hit.place for hit in hits]
    main = [place for place in places if plain(place.name) == plain(text)]
    place = _lowest(main) or _lowest(places)
    if place:
        return Resolved(place, is_known=True)
    # Madina is five quartiers of one commune: the commune is sure, and the name stays as written.
    shared = {above.code for above in places[0].line if above.kind in LIVED_IN}
    for other in places[1:]:
        shared &= {other.code, *_codes_above(other)}
    within = next((above for above in places[0].line if above.code in shared), None)
    if within:
        return Resolved(within, is_known=True)
    return Resolved(candidates=places)


def _lowest(places: list[Place]) -> Place | None:
    """The one that lies in all the others; Lambanyi is a quartier in a commune of that name."""
    for place in places:
        above = set(_codes_above(place))
        if all(other == place or other.code in above for other in places):
            return place
    return None
