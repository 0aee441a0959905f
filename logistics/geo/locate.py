"""From a point to the place it lies in, as well as the gazetteer can say."""

from dataclasses import dataclass

from django.utils import timezone

from logistics.geo.models import Kind, Place
from logistics.geo.nearest import Near, nearest
from logistics.geo.points import Point, Precision

# A quartier's point says nothing of a point further off than this.
QUARTIER_KM = 3.0
COMMUNE_KM = 30.0
# Beyond, one is at sea or in another country.
FURTHEST_KM = 80.0


@dataclass(frozen=True, slots=True)
class Located:
    """The nearest place; `precision` is what may be said of it, never more."""

    place: Place
    km: float
    precision: Precision


def locate(point: Point) -> Located | None:
    """The nearest quartier, or the nearest commune where no quartier is; nothing far away."""
    found = _nearest(point, (Kind.QUARTIER,), within_km=QUARTIER_KM)
    if found is None:
        kinds = (Kind.QUARTIER, Kind.COMMUNE, Kind.SUB_PREFECTURE)
        found = _nearest(point, kinds, within_km=FURTHEST_KM)
    if found is None:
        return None
    return Located(place=found.row, km=found.km, precision=_precision(found))


def _nearest(point: Point, kinds: tuple[Kind, ...], *, within_km: float) -> Near[Place] | None:
    places = Place.objects.valid(timezone.localdate()).filter(kind__in=kinds).with_parents()
    # One box: so few places have a point that growing by steps would only ask more often.
    found = nearest(places, point, count=1, within_km=within_km, first_km=within_km)
    return next(iter(found), None)


def _precision(found: Near[Place]) -> Precision:
    sharp = found.row.precision in (Precision.EXACT, Precision.QUARTIER)
    if sharp and found.row.kind == Kind.QUARTIER and found.km <= QUARTIER_KM:
        return Precision.QUARTIER
    return Precision.COMMUNE if found.km <= COMMUNE_KM else Precision.PREFECTURE
