"""Put products into the search index, many at a time.

Saving one product does it by itself (Wagtail); bulk writes, and changes of what stands around a
product (its brand, its rayon, its store's name), come here.
"""

from collections.abc import Iterable
from itertools import islice

from wagtail.search.backends import get_search_backends

from shop.catalogue.models import Product
from shop.search.services.learn_words import learn_words

BATCH = 500


def index_products(keys: Iterable[int]) -> int:
    """The products with these keys that lists show; returns how many."""
    rest = iter(keys)
    indexed = 0
    while batch := list(islice(rest, BATCH)):
        rows = list(Product.get_indexed_objects().filter(pk__in=batch))
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(Product, rows)
        learn_words(row.names_and_shelf for row in rows)
        indexed += len(rows)
    return indexed
