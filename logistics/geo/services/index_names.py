"""Make again what search reads of some places, from their names."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import Count

from logistics.geo.models import (
    LEVEL_OF,
    GramCount,
    Kind,
    Place,
    PlaceName,
    SearchGram,
    SearchName,
)
from logistics.geo.spelling import grams, heard, plain


@transaction.atomic
def index_names(codes: Collection[str]) -> None:
    old = SearchName.objects.filter(place__in=codes)
    gone = SearchGram.objects.filter(name__in=old)
    touched = set(gone.values_list("gram", flat=True).distinct())
    gone.delete()
    old.delete()
    levels: dict[str, int] = {}
    written: list[tuple[str, str, bool]] = []
    for code, name, kind in Place.objects.filter(pk__in=codes).values_list("pk", "name", "kind"):
        levels[code] = LEVEL_OF[Kind(kind)]
        written.append((code, name, True))
    written += [
        (code, name, False)
        for code, name in PlaceName.objects.filter(place__in=codes).values_list("place_id", "name")
    ]
    made: dict[tuple[str, str], SearchName] = {}
    for code, name, is_main in written:
        spelled = plain(name)
        # Two spellings that are compared alike are one; the main name comes first.
        if spelled and (code, spelled) not in made:
            made[code, spelled] = SearchName(
                place_id=code, plain=spelled, heard=heard(spelled), is_main=is_main
            )
    names = SearchName.objects.bulk_create(made.values(), batch_size=1000)
    rows = [
        SearchGram(name=name, gram=gram, size=len(found), level=levels[name.place_id])
        for name in names
        for found in [grams(name.heard)]
        for gram in sorted(found)
    ]
    SearchGram.objects.bulk_create(rows, batch_size=5000)
    _count(touched.union(row.gram for row in rows))


def _count(touched: Iterable[str]) -> None:
    """Two editors at once may leave a count off by one: it only says which gram is rarer."""
    wanted = sorted(touched)
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        rows = SearchGram.objects.filter(gram__in=some).values_list("gram").annotate(Count("gram"))
        counted = dict.fromkeys(some, 0) | dict(rows.order_by())
        # In the order of their keys, so that nobody waits in a circle.
        GramCount.objects.bulk_create(
            [GramCount(gram=gram, names=names) for gram, names in sorted(counted.items())],
            update_conflicts=True,
            unique_fields=["gram"],
            update_fields=["names"],
        )
