from typing import Any

from django.db import transaction

from shop.catalogue.services.set_standing import set_standing
from shop.catalogue.states import Standing
from shop.moderation.exceptions import ModerationRefused
from shop.moderation.permissions import must_decide
from shop.moderation.telling import tell_store


def suspend_product(product: Any, *, by: Any, reason: str) -> None:
    """Off sale until somebody has looked; `by` is nobody where ten reports have done it."""
    if by is not None:
        must_decide(by)
    if not reason.strip():
        raise ModerationRefused("no_reason")
    with transaction.atomic():
        set_standing(product, to=Standing.SUSPENDED, by=by, note=reason.strip())
        tell_store(product, kind="product.suspended", reason=reason.strip())
