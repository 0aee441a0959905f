from typing import Any

from django.db import transaction

from core.audit import record


@transaction.atomic
def save_product_class(kind: Any, *, by: Any) -> None:
    """A sort of article; its attributes are added one by one."""
    old = type(kind).objects.filter(pk=kind.pk).first()
    kind.save()
    record(
        kind,
        action="product_class.changed" if old else "product_class.added",
        by=by,
        before={"name": old.name, "name_en": old.name_en} if old else {},
        after={"name": kind.name, "name_en": kind.name_en},
    )
