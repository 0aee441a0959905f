"""Give an order its own copy of the photo of the gate and of the way told by voice."""

import logging

from core.uploads import private_files
from shop.address.doors import FILES
from shop.order.models import ShippingAddress

log = logging.getLogger(__name__)


def keep_door_files(address: ShippingAddress) -> None:
    """In the transaction that places the order; what the book does with its files matters no more.

    Copies of an order that did not come to stand are swept like all that no address has.
    """
    sent = {name: str(getattr(address, name) or "") for name, _folder, _drop in FILES}
    copies = {name: _copy_of(file) for name, file in sent.items() if file}
    for name, copy in copies.items():
        setattr(address, name, copy)
    if copies:
        address.save(update_fields=list(copies))


def _copy_of(name: str) -> str:
    try:
        with private_files.open(name) as file:
            return str(private_files.save(name, file))
    except OSError:
        # The order matters more than its picture.
        log.warning("A file of a door could not be copied for its order.")
        return ""
