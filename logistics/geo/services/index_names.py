"""Make again what search reads of some places, from their names."""

from collections.abc import Collection

from django.db import transaction

from logistics.geo.models import Place, PlaceName, SearchGram, SearchName
from logistics.geo.spelling import grams, heard, plain


@transaction.atomic
def index_names(codes: Collection[str]) -> None:
    old = SearchName.objects.filter(place__in=codes)
    SearchGram.objects.filter(name__in=old).delete()
    old.delete()
    written = [
        (code, name, True)
        for code, name in Place.objects.filter(pk__in=codes).values_list("pk", "name")
    ]
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
    SearchGram.objects.bulk_create(
        (
            SearchGram(name=name, gram=gram, size=len(found))
            for name in names
            for found in [grams(name.heard)]
            for gram in sorted(found)
        ),
        batch_size=5000,
    )
