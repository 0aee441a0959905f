"""Who may see the gate and hear the way of an order: its shopper, staff, and who carries it.

    register_door_reader(ParcelCouriers())     # the room of the door, in its ready()

Everybody else, the stores of the order too, finds nothing there.
"""

from typing import Any, Protocol

from django.http import HttpRequest

from core.uploads import PrivateFile, register_private
from shop.order.models import Order

PERMISSION = "order.view_shippingaddress"
LONGEST_KEY = 200


class DoorReader(Protocol):
    def may_read(self, person: Any, *, order: Order) -> bool:
        """Whether somebody has a parcel of this order in hand, now."""


_readers: list[DoorReader] = []


def register_door_reader(reader: DoorReader) -> None:
    _readers.append(reader)


def find_gate(request: HttpRequest, key: str) -> PrivateFile | None:
    return _file(request, key, "gate_photo", "portail")


def find_voice(request: HttpRequest, key: str) -> PrivateFile | None:
    return _file(request, key, "voice_note", "chemin")


def _file(request: HttpRequest, key: str, field: str, called: str) -> PrivateFile | None:
    order = _order(request.user, key)
    name = str(getattr(order.shipping_address, field, "") or "") if order else ""
    return PrivateFile(name, f"{called}.{name.rsplit('.', 1)[-1]}") if name else None


def _order(person: Any, key: str) -> Order | None:
    """By its number for who is known; a guest's comes with the signature of their order's page."""
    if len(key) > LONGEST_KEY or "\0" in key:
        return None
    number, signed = key.partition(":")[::2]
    order = Order.objects.select_related("shipping_address").filter(number=number).first()
    if order is None:
        return None
    if signed:
        return order if order.is_anonymous and order.check_verification_hash(key) else None
    return order if _may_read(person, order) else None


def _may_read(person: Any, order: Order) -> bool:
    if not (person.is_authenticated and person.is_active):
        return False
    if order.user_id == person.pk or person.has_perm(PERMISSION):
        return True
    return any(reader.may_read(person, order=order) for reader in _readers)


def register() -> None:
    register_private("order-gates", find_gate)
    register_private("order-voices", find_voice)
