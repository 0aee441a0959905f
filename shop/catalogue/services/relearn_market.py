"""The words of all products that can be found, for searches that are misspelt."""

from collections.abc import Iterator

from shop.catalogue.models import Product
from shop.search.services.relearn_words import relearn_words

BATCH = 500


def relearn_market() -> int:
    """How many words nothing has any more; they are forgotten."""
    return relearn_words(_texts())


def _texts() -> Iterator[str]:
    rows = Product.get_indexed_objects().order_by("pk")
    for product in rows.iterator(chunk_size=BATCH):
        yield product.names_and_shelf
