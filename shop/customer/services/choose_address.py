from typing import Any

from django.db import transaction


@transaction.atomic
def choose_address(address: Any) -> None:
    """Make it the address that parcels go to; there is one."""
    book = type(address).objects.filter(user_id=address.user_id)
    book.exclude(pk=address.pk).filter(is_default_for_shipping=True).update(
        is_default_for_shipping=False
    )
    book.filter(pk=address.pk).update(is_default_for_shipping=True)
