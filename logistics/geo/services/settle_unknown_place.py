"""An editor decides what a name is that nobody knew: another name of a place, or nothing."""

from typing import Any

from django.db import transaction

from core.audit import record
from logistics.geo.models import Place, PlaceName, UnknownPlace
from logistics.geo.services.index_names import index_names

Status = UnknownPlace.Status


@transaction.atomic
def settle_unknown_place(row: UnknownPlace, *, place: Place | None, by: Any) -> bool:
    """False where another editor decided before."""
    status = Status.DONE if place else Status.IGNORED
    settled = UnknownPlace.objects.filter(pk=row.pk, status=Status.OPEN).update(
        status=status, place=place
    )
    if not settled:
        return False
    if place and place.name != row.text:
        PlaceName.objects.get_or_create(place=place, name=row.text)
        index_names([place.code])
    record(
        row,
        action="unknown_place.settled",
        by=by,
        before={"status": str(Status.OPEN)},
        after={"status": str(status), "place": place.code if place else None},
    )
    return True
