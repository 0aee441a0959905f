"""A courier says where the door really is; whoever lives there decides."""

from typing import Any

from django.db import transaction

from core.audit import record
from logistics.geo.models import PointProposal, Spot
from logistics.geo.points import Point


@transaction.atomic
def propose_point(spot: Spot, *, point: Point, by: Any, note: str = "") -> PointProposal:
    """The newest proposal stands in the place of one that nobody decided on."""
    Spot.objects.select_for_update().get(pk=spot.pk)
    proposal, _is_new = PointProposal.objects.update_or_create(
        spot=spot,
        status=PointProposal.Status.OPEN,
        defaults={
            "latitude": point.latitude,
            "longitude": point.longitude,
            "note": note[:300],
        },
    )
    record(proposal, action="point.proposed", by=by, note=note[:300])
    return proposal
