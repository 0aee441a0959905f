"""Take away photos and voice notes of doors that no address has."""

from datetime import timedelta
from functools import partial

from django.apps import apps

from core.uploads.strays import sweep_strays
from shop.address.doors import FILES
from shop.address.places import PlacedAddress


def sweep_door_files(*, days: float) -> int:
    """How many went: of forms that were never sent, orders never placed, photos replaced since."""
    return sum(
        sweep_strays(folder, used=partial(names_in_use, field), older_than=timedelta(days=days))
        for field, folder, _drop in FILES
    )


def names_in_use(field: str) -> set[str]:
    """Whatever keeps an address: the book, orders, stores, and rooms that come later."""
    used: set[str] = set()
    for model in apps.get_models():
        if issubclass(model, PlacedAddress):
            rows = model._base_manager.exclude(**{field: ""})
            used.update(rows.values_list(field, flat=True).iterator())
    return used
