from typing import Any

from django.db import transaction

from notifications.kinds import all_kinds
from notifications.models import Channel, Choice


def choose_channels(person: Any, *, wanted: set[tuple[str, str]]) -> None:
    """Keep a person's word on every kind: `wanted` holds the (kind, channel) that are ticked."""
    rows = [
        Choice(
            person=person,
            kind=kind.code,
            channel=channel,
            wanted=(kind.code, str(channel)) in wanted,
        )
        for kind in all_kinds()
        if not kind.always
        for channel in Channel
    ]
    with transaction.atomic():
        Choice.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["person", "kind", "channel"],
            update_fields=["wanted"],
        )
