from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext


def add_favourite(product: Any, *, user: Any, wishlist: Any = None) -> tuple[Any, bool]:
    """Put a product into a list of favourites, the first one where none is named.

    Says which list it was and whether the product is new in it; a list is made when there is none.
    """
    wishlist = wishlist or user.wishlists.order_by("pk").first()
    if wishlist is None:
        wishlist = user.wishlists.create(name=gettext("Mes favoris"))
    try:
        with transaction.atomic():
            _line, added = wishlist.lines.get_or_create(
                product=product, defaults={"title": product.get_title()}
            )
    except IntegrityError:  # tapped twice at once
        added = False
    return wishlist, added
