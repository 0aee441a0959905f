"""Take a courier's correction, or leave it; once, whoever presses twice."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from core.audit import record
from logistics.geo.models import PointProposal, Spot
from logistics.geo.points import Precision

Status = PointProposal.Status


@transaction.atomic
def decide_proposal(proposal: PointProposal, *, accept: bool, by: Any) -> bool:
    """False where somebody decided before. Who may decide is asked by whoever owns the address."""
    status = Status.ACCEPTED if accept else Status.REFUSED
    decided = PointProposal.objects.filter(pk=proposal.pk, status=Status.OPEN).update(
        status=status, decided_at=timezone.now()
    )
    if not decided:
        return False
    if accept:
        Spot.objects.filter(pk=proposal.spot_id).update(
            latitude=proposal.latitude,
            longitude=proposal.longitude,
            precision=Precision.EXACT,
            accuracy_m=None,
            updated_at=timezone.now(),
        )
    record(
        proposal,
        action="point.decided",
        by=by,
        before={"status": str(Status.OPEN)},
        after={"status": str(status)},
    )
    return True
