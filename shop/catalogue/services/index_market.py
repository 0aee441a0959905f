"""Put all that can be found into the search index anew, a piece at a time.

What is folded otherwise than before (shop/search/stems.py) is found again only then.
"""

from django.db import transaction

from shop.catalogue.models import Product
from shop.catalogue.services.index_products import index_products

PIECE = 200


def index_market(*, after: int = 0) -> int:
    """The products behind this key; returns the last key that was done, 0 behind the last."""
    with transaction.atomic():
        # Locked before they are read: who saves one meanwhile is not written over with old words.
        rows = Product.get_indexed_objects().filter(pk__gt=after).order_by("pk")
        keys = list(rows.select_for_update(of=("self",)).values_list("pk", flat=True)[:PIECE])
        index_products(keys)
    return keys[-1] if keys else 0
