from typing import Any

from django.db import transaction

from shop.catalogue.content import content_mark
from shop.catalogue.services.set_standing import set_standing
from shop.catalogue.states import STANDING, Standing
from shop.moderation.exceptions import ModerationRefused
from shop.moderation.permissions import must_decide
from shop.moderation.telling import tell_store


def approve_product(product: Any, *, by: Any, seen: str = "") -> None:
    """Put a product that waits on sale, and tell its store.

    `seen` is the mark of what the moderator has read: what the seller has changed since then is
    not approved unread.
    """
    must_decide(by)
    if product.standing != Standing.PENDING:
        # Suspended and archived ones come back by restore_product.
        STANDING.refuse(product, to=Standing.APPROVED)
    with transaction.atomic():
        set_standing(product, to=Standing.APPROVED, by=by)
        # After the move, which holds the row.
        if seen and content_mark(product) != seen:
            raise ModerationRefused("changed")
        tell_store(product, kind="product.approved")
