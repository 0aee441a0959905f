from typing import Any

from django.db import transaction
from django.utils import timezone

from shop.catalogue.services.set_standing import set_standing
from shop.catalogue.states import Standing
from shop.moderation.marking import mark_later
from shop.moderation.permissions import must_be_of_the_store


def submit_product(product: Any, *, by: Any) -> None:
    """A draft, or what was refused and is mended, waits for a moderator from now on."""
    must_be_of_the_store(by, product=product)
    with transaction.atomic():
        set_standing(product, to=Standing.PENDING, by=by, also={"submitted_at": timezone.now()})
        mark_later(product.pk)
