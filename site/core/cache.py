"""Keys for what is kept of a page: they differ wherever the page would."""

import hashlib

from django.conf import settings
from django.utils.translation import get_language


def page_key(name: str, *parts: object) -> str:
    """A cache key that carries language and currency; CACHE_VERSION comes from the settings.

    >>> cache.get_or_set(page_key("suggest", words), lambda: suggestions(words), 60)
    """
    told = "\x1f".join(str(part) for part in parts)
    digest = hashlib.blake2b(told.encode(), digest_size=12).hexdigest()
    return f"{name}:{get_language()}:{settings.OSCAR_DEFAULT_CURRENCY}:{digest}"
