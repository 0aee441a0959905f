from typing import Any

from django.db import transaction

from shop.catalogue.content import content_mark
from shop.catalogue.services.set_standing import set_standing
from shop.catalogue.states import Standing
from shop.moderation.permissions import must_be_of_the_store


def archive_product(product: Any, *, by: Any) -> None:
    """The seller puts it away; restore_product brings it back as it was."""
    must_be_of_the_store(by, product=product)
    with transaction.atomic():
        also = {}
        if product.standing == Standing.APPROVED:
            also["approved_mark"] = content_mark(product)
        elif product.standing != Standing.HIDDEN:
            # It was never read like this.
            also["approved_mark"] = ""
        set_standing(product, to=Standing.ARCHIVED, by=by, also=also)
