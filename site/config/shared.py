"""What all processes share: Redis where there is one, else each process for itself."""

from typing import Any

# Of two kilobytes each, in a process that has no Redis.
PIECES = 4000


def caches_and_layers(*, redis_url: str, version: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """CACHES and CHANNEL_LAYERS.

    `pages` holds pieces of pages: in Redis beside the rest, in a process with room of its own, so
    that a few hundred cards do not push out what is counted and remembered in `default`.
    """
    cache: dict[str, Any] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    layer: dict[str, Any] = {"BACKEND": "channels.layers.InMemoryChannelLayer"}
    if redis_url:
        cache = {
            "BACKEND": "core.redis_cache.ForgivingRedisCache",
            "LOCATION": redis_url,
            "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 2},
        }
        # The layer asks Redis in waits of five seconds: a socket timeout as short as that, the
        # library's own, would end every websocket that hears nothing for so long.
        host = {"address": redis_url, "socket_timeout": 20, "socket_connect_timeout": 2}
        layer = {
            "BACKEND": "channels_redis.core.RedisChannelLayer",
            "CONFIG": {"hosts": [host], "prefix": "makiti"},
        }
    named = {"KEY_PREFIX": "makiti", "VERSION": version}
    pieces: dict[str, Any] = {"LOCATION": "pages", "OPTIONS": {"MAX_ENTRIES": PIECES}}
    pages = cache if redis_url else cache | pieces
    return {"default": cache | named, "pages": pages | named}, {"default": layer}
