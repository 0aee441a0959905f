"""What search, and search engines, find among the pages that editors write."""

import re
from collections.abc import Iterator
from typing import Any

from wagtail.models import Locale, Page

from shop.search.ports import Found
from shop.storefront.sitemap import Entry

MOST = 3
# The root and the front doors: everybody is there already.
FRONT_DOORS = 2


def find_pages(words: str) -> list[Found]:
    """Live pages in the reader's language that have all these words."""
    plain = " ".join(re.findall(r"\w+", words)[:12])
    if not plain:
        return []
    pages: Any = Page.objects.live().filter(depth__gt=FRONT_DOORS, locale=Locale.get_active())
    return [
        Found(title=page.title, url=page.url, text=page.search_description)
        for page in pages.search(plain, operator="and")[:MOST]
    ]


def pages_for_engines() -> Iterator[Entry]:
    """Each public page with its translations, once."""
    pages = Page.objects.live().public().filter(depth__gt=1).select_related("locale")
    together: dict[Any, Entry] = {}
    for page in pages.order_by("path"):
        entry = together.setdefault(page.translation_key, Entry({}, page.last_published_at))
        entry.paths[page.locale.language_code] = page.get_url() or ""
    yield from together.values()
