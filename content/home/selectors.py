"""What search, and search engines, find among the pages that editors write."""

import re
from collections.abc import Iterator
from typing import Any

from wagtail.models import Locale, Page

from shop.search.ports import Found
from shop.search.words import EMPTY_WORDS, MOST_WORDS, plain
from shop.storefront.sitemap import Entry

MOST = 3
# The root and the front doors: everybody is there already.
FRONT_DOORS = 2


def find_pages(words: str) -> list[Found]:
    """Live pages in the reader's language that have all these words."""
    words_asked = re.findall(r"\w+", words)
    # `l'école` is asked for as `école`: not every index keeps the article.
    telling = [word for word in words_asked if plain(word) not in EMPTY_WORDS] or words_asked
    question = " ".join(telling[:MOST_WORDS])
    if not question:
        return []
    pages: Any = Page.objects.live().filter(depth__gt=FRONT_DOORS, locale=Locale.get_active())
    return [
        Found(title=page.title, url=page.url, text=page.search_description)
        for page in pages.search(question, operator="and")[:MOST]
    ]


def pages_for_engines() -> Iterator[Entry]:
    """Each public page with its translations, once."""
    pages = Page.objects.live().public().filter(depth__gt=1).select_related("locale")
    together: dict[Any, Entry] = {}
    for page in pages.order_by("path"):
        entry = together.setdefault(page.translation_key, Entry({}, page.last_published_at))
        entry.paths[page.locale.language_code] = page.get_url() or ""
    yield from together.values()
