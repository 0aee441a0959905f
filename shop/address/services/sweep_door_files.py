"""Take away photos and voice notes of doors that no address has."""

from datetime import timedelta
from functools import partial

from core.uploads.strays import sweep_strays
from shop.address.doors import FILES
from shop.address.selectors import names_in_use


def sweep_door_files(*, days: float) -> int:
    """How many went: of forms that were never sent, orders never placed, photos replaced since."""
    return sum(
        sweep_strays(folder, used=partial(names_in_use, field), older_than=timedelta(days=days))
        for field, folder, _drop in FILES
    )
