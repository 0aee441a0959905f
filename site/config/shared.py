"""What all processes share: Redis where there is one, else each process for itself."""

from typing import Any


def caches_and_layers(*, redis_url: str, version: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """CACHES and CHANNEL_LAYERS."""
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
    return {"default": cache | {"KEY_PREFIX": "makiti", "VERSION": version}}, {"default": layer}
