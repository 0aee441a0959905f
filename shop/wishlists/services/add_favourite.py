from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from shop.wishlists.exceptions import TooMany
from shop.wishlists.limits import MOST_PRODUCTS


def add_favourite(product: Any, *, user: Any, wishlist: Any = None) -> tuple[Any, bool]:
    """Put a product into a list of favourites, the first one where none is named.

    Says which list it was and whether the product is new in it; a list is made when there is none.
    """
    wishlist = wishlist or user.wishlists.order_by("pk").first()
    if wishlist is None:
        wishlist = user.wishlists.create(name=gettext("Mes favoris"))
    elif wishlist.lines.filter(product=product).exists():
        return wishlist, False
    elif wishlist.lines.count() >= MOST_PRODUCTS:
        words = gettext("« %(list)s » est pleine (%(most)d produits). Retirez-en un d’abord.")
        raise TooMany(words % {"list": wishlist.name, "most": MOST_PRODUCTS})
    try:
        with transaction.atomic():
            _line, added = wishlist.lines.get_or_create(
                product=product, defaults={"title": product.get_title()}
            )
    except IntegrityError:  # tapped twice at once
        added = False
    return wishlist, added
