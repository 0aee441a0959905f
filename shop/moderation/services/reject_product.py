from typing import Any

from django.db import transaction

from shop.catalogue.services.set_standing import set_standing
from shop.catalogue.states import Standing
from shop.moderation.exceptions import ModerationRefused
from shop.moderation.permissions import must_decide
from shop.moderation.telling import tell_store


def reject_product(product: Any, *, by: Any, reason: str) -> None:
    """Not like this: back to the seller, with what to mend."""
    must_decide(by)
    if not reason.strip():
        raise ModerationRefused("no_reason")
    with transaction.atomic():
        set_standing(product, to=Standing.REJECTED, by=by, note=reason.strip())
        tell_store(product, kind="product.rejected", reason=reason.strip())
