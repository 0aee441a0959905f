"""What everybody may read of a store, in one row."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from logistics.geo.points import Point, Precision
from sellers.stores.models import Store
from shop.partner.models import NOT_LISTED, PartnerAddress


@dataclass(frozen=True)
class Where:
    """A store's address as pages and maps ask for it."""

    name: str
    quartier: str
    landmark: str
    commune: str
    point: Point | None
    precision: str

    def __str__(self) -> str:
        return self.name

    @property
    def best_point(self) -> tuple[Point, str] | None:
        return (self.point, self.precision) if self.point else None

    @property
    def pin(self) -> Point | None:
        return self.point if self.precision == Precision.EXACT else None


def _told() -> "QuerySet[Store]":
    first = PartnerAddress.objects.filter(partner=OuterRef("partner")).order_by("pk")
    address = first.values(
        told=JSONObject(
            line1="line1",
            line2="line2",
            line4="line4",
            latitude="latitude",
            longitude="longitude",
            precision="precision",
        )
    )
    return Store.objects.select_related("partner").annotate(told=Subquery(address[:1]))


def public_store(slug: str) -> Any:
    return _told().filter(partner__code=slug).first()


def public_stores(*, codes: list[str] | None = None, commune: str = "") -> "QuerySet[Any]":
    """Stores that sell or are away for a while, with how many products they show."""
    shown = Q(
        partner__products__is_public=True,
        partner__products__parent=None,
        partner__products__listed_price__isnull=False,
    )
    stores = _told().exclude(partner__pause__in=NOT_LISTED)
    if codes is not None:
        stores = stores.filter(partner__code__in=codes)
    if commune:
        stores = stores.filter(partner__commune=commune)
    return stores.annotate(products=Count("partner__products", filter=shown)).order_by(
        "partner__name", "pk"
    )


def communes_of_stores() -> list[str]:
    stores = Store.objects.exclude(partner__pause__in=NOT_LISTED).exclude(partner__commune="")
    return sorted(set(stores.values_list("partner__commune", flat=True)))


def where_is(store: Any) -> Where | None:
    told = getattr(store, "told", None)
    if not told:
        return None
    latitude, longitude = told["latitude"], told["longitude"]
    return Where(
        name=store.name,
        quartier=told["line1"],
        landmark=told["line2"],
        commune=told["line4"],
        point=None if latitude is None else Point(latitude, longitude),
        precision=told["precision"],
    )
