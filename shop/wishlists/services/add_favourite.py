from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from accounts.models import User
from shop.wishlists.exceptions import TooMany
from shop.wishlists.limits import MOST_PRODUCTS


def add_favourite(product: Any, *, user: Any, wishlist: Any = None) -> tuple[Any, bool]:
    """Put a product into a list of favourites, the first one where none is named.

    Says which list it was and whether the product is new in it; a list is made when there is none.
    """
    wishlist = wishlist or user.wishlists.order_by("pk").first() or _first_list(user)
    if wishlist.lines.filter(product=product).exists():
        return wishlist, False
    if wishlist.lines.count() >= MOST_PRODUCTS:
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


@transaction.atomic
def _first_list(user: Any) -> Any:
    """Of two first hearts at once the second finds the list that the first has made."""
    _hold(user)
    there = user.wishlists.order_by("pk").first()
    return there or user.wishlists.create(name=gettext("Mes favoris"))


def _hold(user: Any) -> None:
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
