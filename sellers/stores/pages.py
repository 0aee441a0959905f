"""The stores' part of the map for search engines."""

from collections.abc import Iterator

from django.urls import reverse

from sellers.stores.public import public_stores
from shop.storefront.sitemap import Entry, add_section, in_every_language


def stores() -> Iterator[Entry]:
    yield Entry(in_every_language(lambda: reverse("stores:list")))
    there = in_every_language(lambda: reverse("stores:list"))
    for slug in public_stores().values_list("partner__code", flat=True):
        yield Entry({code: f"{start}{slug}/" for code, start in there.items()})


add_section("stores", stores)
