"""Put a name that the gazetteer does not have before its editors, once however often it comes."""

from django.db.models import F
from django.utils import timezone

from logistics.geo.models import UnknownPlace
from logistics.geo.spelling import plain

LONGEST = 100


def note_unknown_place(text: str, *, within: str = "", around: str = "") -> None:
    """`within` is the code of the commune if that is known, `around` what was written for it."""
    spelled = plain(text)
    if not spelled:
        return
    now = timezone.now()
    row, is_new = UnknownPlace.objects.get_or_create(
        plain=spelled,
        within=within,
        defaults={"text": text.strip()[:LONGEST], "around": around.strip()[:LONGEST]},
    )
    if not is_new:
        UnknownPlace.objects.filter(pk=row.pk).update(times=F("times") + 1, last_at=now)
