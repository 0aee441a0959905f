from datetime import time
from typing import Any

from django.db import transaction

from notifications.kinds import all_kinds
from notifications.models import Choice, QuietHours


@transaction.atomic
def choose_channels(
    person: Any,
    *,
    wanted: set[tuple[str, str]],
    quiet: tuple[time, time] | None,
    language: str,
) -> None:
    """Keep a person's word: the (kind, channel) they ticked, their quiet hours, their language."""
    rows = [
        Choice(person=person, kind=kind.code, channel=channel, wanted=key in wanted)
        for kind in all_kinds()
        if not kind.always
        for channel in kind.ways
        if (key := (kind.code, channel))
    ]
    Choice.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["person", "kind", "channel"],
        update_fields=["wanted"],
    )
    if quiet:
        since, until = quiet
        QuietHours.objects.update_or_create(
            person=person, defaults={"since": since, "until": until}
        )
    else:
        QuietHours.objects.filter(person=person).delete()
    person.language = language
    person.save(update_fields=["language"])
