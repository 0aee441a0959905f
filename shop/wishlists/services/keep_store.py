from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from shop.wishlists.exceptions import TooMany
from shop.wishlists.limits import MOST_STORES
from shop.wishlists.models import FavouriteStore


def keep_store(store: Any, *, person: Any, kept: bool = True) -> bool:
    """Put a store among somebody's favourites, or out of them; whether that was news."""
    mine = FavouriteStore.objects.filter(person=person)
    if not kept:
        return bool(mine.filter(store=store).delete()[0])
    if mine.filter(store=store).exists():
        return False
    if mine.count() >= MOST_STORES:
        words = gettext("Vous gardez déjà %(most)d boutiques. Retirez-en une d’abord.")
        raise TooMany(words % {"most": MOST_STORES})
    try:
        with transaction.atomic():
            return FavouriteStore.objects.get_or_create(person=person, store=store)[1]
    except IntegrityError:  # tapped twice at once
        return False
