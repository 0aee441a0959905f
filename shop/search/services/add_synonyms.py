"""Names of one thing: whoever asks for one of them finds all."""

from typing import Any

from django.db import transaction

from core.audit import record
from shop.search.models import Synonyms


@transaction.atomic
def add_synonyms(words: str, *, by: Any = None) -> Synonyms:
    """A group that is there already stays as it is; ValidationError where it is none."""
    group = Synonyms(words=", ".join(Synonyms(words=words).names))
    group.clean_fields()
    group.clean()
    there = Synonyms.objects.filter(words=group.words).first()
    if there:
        return there
    group.save()
    record(group, action="synonyms.added", by=by, before={}, after={"words": group.words})
    return group
