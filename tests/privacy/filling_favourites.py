"""A store that somebody keeps, and a lower price they were told of."""

from django.utils import timezone

from accounts.models import User
from shop.wishlists.models import FavouriteStore, PriceTold
from tests.builders import a_product


def kept_a_store(person: User) -> None:
    product = a_product()
    FavouriteStore.objects.create(person=person, store=product.store)
    PriceTold.objects.create(person=person, product=product, day=timezone.localdate(), price=1)
