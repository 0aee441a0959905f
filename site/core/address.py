"""From which address a request comes: the one that no client can invent."""

import ipaddress
from functools import cache

from django.conf import settings
from django.http import HttpRequest

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def client_address(request: HttpRequest) -> str:
    """Empty where it cannot be known.

    Each proxy of ours adds whom it heard to the end of X-Forwarded-For. So it is read from the end,
    past our own proxies (TRUSTED_PROXIES); what stands before is what anybody may have written.
    """
    nearest = _read(request.META.get("REMOTE_ADDR", ""))
    heard = [part for part in request.headers.get("x-forwarded-for", "").split(",") if part.strip()]
    while heard and nearest is not None and _is_ours(nearest):
        before = _read(heard.pop())
        if before is None:
            break
        nearest = before
    return str(nearest or "")


def client_network(request: HttpRequest) -> str:
    """What is counted as one neighbour: an IPv4 address, or the /64 that one line is given."""
    found = client_address(request)
    if ":" not in found:
        return found
    return str(ipaddress.ip_network(f"{found}/64", strict=False))


def _read(text: str) -> Address | None:
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def _is_ours(address: Address) -> bool:
    return any(address in network for network in _networks(tuple(settings.TRUSTED_PROXIES)))


@cache
def _networks(names: tuple[str, ...]) -> tuple[Network, ...]:
    return tuple(ipaddress.ip_network(name) for name in names)
