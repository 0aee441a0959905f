"""SEARCH_URL: an OpenSearch that finds instead of the database, for who outgrows one machine.

Settings are made from it before any app is there, so nothing of Django's is imported.
"""

from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

# What the database finds is kept beside it: there the search goes on when the server is away.
DATABASE = "database"
OPENSEARCH = "shop.search.opensearch"
# The outbox's name for what an OpenSearch is to be told.
SEND = "search.send_to_server"
PREFIX = "makiti_"
# A bulk of products, a new index; a search has less (shop.search.opensearch).
SECONDS = 30
_PORTS = {"https": 443, "http": 80}
_IN_DATABASE = {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": True}


def search_backends(addresses: str) -> dict[str, Any]:
    """WAGTAILSEARCH_BACKENDS. What is no address changes nothing; `manage.py check` names it."""
    if not addresses.strip() or faults(addresses):
        return {"default": _IN_DATABASE}
    server = {
        "BACKEND": OPENSEARCH,
        "AUTO_UPDATE": True,
        "HOSTS": [_host(urlsplit(one)) for one in _each(addresses)],
        "INDEX_PREFIX": PREFIX,
        "TIMEOUT": SECONDS,
        # A second try goes to another of them.
        "OPTIONS": {"max_retries": 1},
    }
    return {"default": server, DATABASE: _IN_DATABASE}


def faults(addresses: str) -> list[str]:
    """One sentence for each address that is none; none of them tells a password."""
    if not addresses.strip():
        return []
    return [sentence for one in _each(addresses) if (sentence := _fault(one))]


def _each(addresses: str) -> list[str]:
    return [one.strip() for one in addresses.split(",")]


def _fault(address: str) -> str:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        # A port that is none, or brackets that do not close.
        return "what stands behind the host is no port, or the host is no name."
    if parts.scheme not in _PORTS:
        return f"an address begins with https:// or http://, not with {address[:8]!r}."
    if not parts.hostname or port == 0:
        return "an address names a host, and a port if it is not the usual one."
    if bool(parts.username) != bool(parts.password):
        return f"{parts.hostname}: a name and a password go together, https://name:password@host."
    if parts.query or parts.fragment:
        return f"{parts.hostname}: nothing stands behind ? or #; in a password write %3F and %23."
    return ""


def _host(parts: SplitResult) -> dict[str, Any]:
    known = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    return {
        "host": parts.hostname,
        "port": parts.port or _PORTS[parts.scheme],
        "url_prefix": parts.path.strip("/"),
        "use_ssl": parts.scheme == "https",
        "verify_certs": parts.scheme == "https",
        "http_auth": known,
    }
