"""Write a place as an editor leaves it: its columns, its other names, and what search reads."""

from collections.abc import Iterable

from django.db import transaction

from logistics.geo.models import Place, PlaceName
from logistics.geo.services.index_names import index_names


@transaction.atomic
def save_place(place: Place, *, aliases: Iterable[str]) -> None:
    """The history is kept by the back office, where every edit is made."""
    place.save()
    wanted = {alias.strip() for alias in aliases} - {"", place.name}
    known = set(place.names.values_list("name", flat=True))
    place.names.filter(name__in=known - wanted).delete()
    PlaceName.objects.bulk_create(
        PlaceName(place=place, name=name) for name in sorted(wanted - known)
    )
    index_names([place.code])
