"""Pictures of streets for the map, from whoever MAP_TILE_URL names; without it, our own plan."""

import re
from urllib.parse import urlsplit

from django.conf import settings

# What may stand in a content policy: nothing that would end it.
HOST = re.compile(r"(?:\{s\}\.)?[a-z0-9.-]+(?::\d+)?", re.IGNORECASE)
NEEDED = ("{z}", "{x}", "{y}")


def tile_url() -> str:
    """`https://tiles.example/{z}/{x}/{y}.png`, or nothing where it could draw no map."""
    url: str = settings.MAP_TILE_URL.strip()
    return url if tile_origin(url) and all(part in url for part in NEEDED) else ""


def tile_origin(url: str) -> str:
    """Where a browser must be allowed to fetch pictures from."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not HOST.fullmatch(parts.netloc):
        return ""
    return f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}"
