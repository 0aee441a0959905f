"""Who may see the photo of a gate and hear the way to it."""

from typing import Any

from django.http import HttpRequest

from core.uploads import PrivateFile, register_private
from shop.address.models import UserAddress

MOST_DIGITS = 18


def _own(request: HttpRequest, key: str) -> Any:
    """Whoever lives there; the same silence for a stranger and for what is not there."""
    if not (request.user.is_authenticated and key.isdecimal() and len(key) <= MOST_DIGITS):
        return None
    return UserAddress.objects.filter(user=request.user, pk=int(key)).first()


def find_gate(request: HttpRequest, key: str) -> PrivateFile | None:
    return _file(_own(request, key), "gate_photo", "portail")


def find_voice(request: HttpRequest, key: str) -> PrivateFile | None:
    return _file(_own(request, key), "voice_note", "chemin")


def _file(address: Any, field: str, called: str) -> PrivateFile | None:
    name = str(getattr(address, field, "") or "")
    return PrivateFile(name, f"{called}.{name.rsplit('.', 1)[-1]}") if name else None


def register() -> None:
    register_private("gates", find_gate)
    register_private("voices", find_voice)
