from typing import Any

from django.db import transaction

from shop.catalogue.models import Product
from shop.partner.models import Partner
from shop.wishlists.exceptions import TooMany
from shop.wishlists.guest import Kept
from shop.wishlists.services.add_favourite import add_favourite
from shop.wishlists.services.keep_store import keep_store


@transaction.atomic
def merge_favourites(kept: Kept, *, person: Any) -> int:
    """What a guest kept goes into the account, the oldest first; nothing twice, however often."""
    products = Product.objects.filter(is_public=True).in_bulk(kept.products)
    stores = Partner.objects.in_bulk(kept.stores)
    added = 0
    try:
        for key in reversed(kept.products):
            if key in products:
                added += add_favourite(products[key], user=person)[1]
        for key in reversed(kept.stores):
            if key in stores:
                added += keep_store(stores[key], person=person)
    except TooMany:
        # A full list stays as it is: nobody who signs in is stopped by it.
        pass
    return added
