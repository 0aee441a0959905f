"""Where stores are."""

from dataclasses import dataclass

from logistics.geo.distance import road_factor
from logistics.geo.nearest import nearest
from logistics.geo.points import Point
from shop.partner.models import Partner, PartnerAddress

FURTHEST_KM = 100.0


@dataclass(frozen=True, slots=True)
class NearStore:
    """`km` as the crow flies, `road_km` about what one drives."""

    store: Partner
    address: PartnerAddress
    km: float
    road_km: float


def nearest_stores(
    point: Point, *, count: int = 20, within_km: float = FURTHEST_KM
) -> list[NearStore]:
    """Nearest first, each store once, by its nearest address."""
    addresses = PartnerAddress.objects.exclude(latitude=None).select_related(
        "partner", "place__parent__parent__parent__parent"
    )
    found: dict[int, NearStore] = {}
    # A store may have several doors; three for each are more than enough.
    for near in nearest(addresses, point, count=count * 3, within_km=within_km):
        if near.row.partner_id not in found and len(found) < count:
            factor = road_factor(near.row.place)
            found[near.row.partner_id] = NearStore(
                near.row.partner, near.row, near.km, near.km * factor
            )
    return list(found.values())
