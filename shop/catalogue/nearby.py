"""Products of the stores around somebody, the nearest stores first."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, QuerySet, Value, When

from logistics.geo.points import Point
from logistics.geo.selectors import find_place
from shop.catalogue.filters import DISTANCE, USUAL_KILOMETRES, Filters
from shop.partner.selectors import nearest_stores

# Whoever has more stores around narrows the circle.
MOST_STORES = 100


@dataclass(frozen=True)
class Around:
    """Where somebody looks: `name` is a place's, empty where a position was given."""

    point: Point
    name: str = ""


def around(filters: Filters) -> Around | None:
    """What `near` means; None where it means nothing here."""
    latitude, comma, longitude = filters.near.partition(",")
    if comma:
        try:
            return Around(Point(float(latitude), float(longitude)))
        except (ValueError, OverflowError):
            return None
    place = find_place(filters.near) if filters.near else None
    known = place and next((one for one in [place, *place.line] if one.point), None)
    return Around(known.point, str(place)) if place and known and known.point else None


def narrow_to_nearby(products: "QuerySet[Any]", filters: Filters) -> "QuerySet[Any]":
    """Nothing is near a place that nobody knows."""
    where = around(filters)
    if where is None:
        return products.none()
    within = float(filters.km or USUAL_KILOMETRES)
    near = nearest_stores(where.point, count=MOST_STORES, within_km=within)
    keys = [one.store.pk for one in near]
    products = products.filter(store_id__in=keys)
    if filters.sort != DISTANCE or not keys:
        return products
    rank = Case(*(When(store_id=key, then=Value(at)) for at, key in enumerate(keys)))
    return products.order_by(rank, "-id")
