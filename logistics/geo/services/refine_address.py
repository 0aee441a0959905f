"""Learn where a door is from those who stood before it; never from one of them alone."""

from statistics import median

from django.db import transaction
from django.utils import timezone

from logistics.geo.distance import distance_km
from logistics.geo.models import Sighting, Spot
from logistics.geo.points import Point, Precision

# The last ones count: people move, gates are walled up.
LAST = 7
ENOUGH = 3
# A phone that knows its position less well than this says nothing of a door.
BLURRED_M = 100
# Half of the sightings lie this close to their middle, or the door is not found yet.
TIGHT_M = 60


@transaction.atomic
def refine_address(
    spot: Spot, *, point: Point, accuracy_m: int, source: str, reference: str
) -> bool:
    """Keep the sighting; true where the spot moved.

    `reference` names the delivery: told twice, it counts once.
    """
    if not 0 <= accuracy_m <= BLURRED_M:
        return False
    # Two doors at once wait for each other here, so that the second median sees both.
    spot = Spot.objects.select_for_update().get(pk=spot.pk)
    _row, is_new = Sighting.objects.get_or_create(
        spot=spot,
        source=source,
        reference=reference,
        defaults={
            "latitude": point.latitude,
            "longitude": point.longitude,
            "accuracy_m": accuracy_m,
        },
    )
    if not is_new:
        return False
    seen = [
        Point(latitude, longitude)
        for latitude, longitude in spot.sightings.order_by("-id").values_list(
            "latitude", "longitude"
        )[:LAST]
    ]
    if len(seen) < ENOUGH:
        return False
    middle = Point(median(p.latitude for p in seen), median(p.longitude for p in seen))
    spread = median(distance_km(middle, one) for one in seen) * 1000
    if spread > TIGHT_M:
        return False
    Spot.objects.filter(pk=spot.pk).update(
        latitude=middle.latitude,
        longitude=middle.longitude,
        precision=Precision.EXACT,
        accuracy_m=round(spread),
        updated_at=timezone.now(),
    )
    return True
