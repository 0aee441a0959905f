"""Who may read the figures: a scraper nearby, or one that has the token."""

from hmac import compare_digest
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def may_read_metrics(request: HttpRequest) -> bool:
    if settings.METRICS_TOKEN:
        offered = request.headers.get("Authorization", "")
        if compare_digest(offered.encode(), f"Bearer {settings.METRICS_TOKEN}".encode()):
            return True
    return all(_is_near(address) for address in _addresses(request))


def _addresses(request: HttpRequest) -> list[str]:
    """Everyone the request passed: behind a proxy of ours the last hop is always near."""
    passed = request.headers.get("X-Forwarded-For", "")
    return [request.META.get("REMOTE_ADDR", ""), *filter(None, passed.split(","))]


def _is_near(address: str) -> bool:
    try:
        found = ip_address(address.strip())
    except ValueError:
        return False
    found = getattr(found, "ipv4_mapped", None) or found
    return any(found in ip_network(network) for network in settings.METRICS_NETWORKS)
